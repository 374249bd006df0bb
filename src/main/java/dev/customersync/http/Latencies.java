package dev.customersync.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long answers took, to 10 %: counted in buckets, each reaching a tenth further than the one before. Thread-safe. */
final class Latencies {
    private static final double GROWTH = 1.1;
    /** The last one begins at about ten minutes and has no end. */
    private static final int BUCKETS = 140;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(Duration took) {
        double millis = Math.max(1, took.toNanos() / 1e6);
        int bucket = (int) Math.ceil(Math.log(millis) / Math.log(GROWTH));
        counts.incrementAndGet(Math.min(bucket, BUCKETS - 1));
    }

    /** The time that so many of a hundred did not exceed; zero when none was counted. */
    Duration percentile(int percent) {
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts.get(i);
        }
        long wanted = (total * percent + 99) / 100;
        long seen = 0;
        for (int i = 0; i < BUCKETS && wanted > 0; i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return Duration.ofNanos((long) (Math.pow(GROWTH, i) * 1e6));
            }
        }
        return Duration.ZERO;
    }
}
