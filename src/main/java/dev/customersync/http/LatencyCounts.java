package dev.customersync.http;

import java.time.Duration;
import java.util.Arrays;

/** How long answers took up to some moment, to 10 %. Immutable. */
public final class LatencyCounts {
    /** No answer yet. */
    public static final LatencyCounts NONE = new LatencyCounts(new long[Latencies.BUCKETS]);

    private final long[] counts;

    /** Takes the array over. */
    LatencyCounts(long[] counts) {
        this.counts = counts;
    }

    /** Those answers of these that are not among the earlier ones. */
    public LatencyCounts since(LatencyCounts earlier) {
        long[] rest = new long[counts.length];
        Arrays.setAll(rest, bucket -> counts[bucket] - earlier.counts[bucket]);
        return new LatencyCounts(rest);
    }

    /** The time that so many of a hundred did not exceed; zero when there was no answer. */
    public Duration percentile(int percent) {
        long wanted = (Arrays.stream(counts).sum() * percent + 99) / 100;
        long seen = 0;
        for (int bucket = 0; bucket < counts.length && wanted > 0; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Latencies.end(bucket);
            }
        }
        return Duration.ZERO;
    }
}
