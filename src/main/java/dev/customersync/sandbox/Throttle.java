package dev.customersync.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Holds the rate limit: a token bucket that is refilled evenly. It holds a tenth of a second's worth, at least five, so that
 * a client that keeps the rate is not punished for the jitter of its timers, and one that bursts is. Thread-safe.
 */
final class Throttle {
    private final RateLimit limit;
    private final LongSupplier nanos;
    private final double perNano;
    private final double capacity;
    private double tokens;
    private long filledAt;

    /**
     * @param nanos a clock such as {@link System#nanoTime}
     */
    Throttle(RateLimit limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.perNano = limit.requests() / (limit.seconds() * 1e9);
        this.capacity = Math.max(5, limit.requests() / (limit.seconds() * 10.0));
        this.tokens = capacity;
        this.filledAt = nanos.getAsLong();
    }

    /** Empty when the request may pass, else how long from now on one more would pass. */
    synchronized Optional<Duration> refuse() {
        if (limit.requests() == 0) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
        filledAt = now;
        if (tokens < 1) {
            return Optional.of(Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano)));
        }
        tokens--;
        return Optional.empty();
    }
}
