package dev.customersync.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long answers took, to 10 %: counted in buckets, each reaching a tenth further than the one before. Thread-safe. */
final class Latencies {
    /** The last one begins at about ten minutes and has no end. */
    static final int BUCKETS = 140;

    private static final double GROWTH = 1.1;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(Duration took) {
        double millis = Math.max(1, took.toNanos() / 1e6);
        int bucket = (int) Math.ceil(Math.log(millis) / Math.log(GROWTH));
        counts.incrementAndGet(Math.min(bucket, BUCKETS - 1));
    }

    LatencyCounts counts() {
        long[] copy = new long[BUCKETS];
        Arrays.setAll(copy, counts::get);
        return new LatencyCounts(copy);
    }

    /** The longest time that is counted in that bucket. */
    static Duration end(int bucket) {
        return Duration.ofNanos((long) (Math.pow(GROWTH, bucket) * 1e6));
    }
}
