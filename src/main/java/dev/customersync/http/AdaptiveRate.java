package dev.customersync.http;

import java.util.concurrent.TimeUnit;

/**
 * The rate that the server bears: cut by a factor when it throttles, regained by small steps, never above the limit. Not
 * thread-safe.
 */
final class AdaptiveRate {
    private static final double CUT = 0.7;
    private static final double LOWEST_SHARE = 0.01;
    private static final double STEP_SHARE = 0.02;
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double limit;
    private double current;
    private long changedAt;

    AdaptiveRate(double limit, long now) {
        this.limit = limit;
        this.current = limit;
        this.changedAt = now;
    }

    /** Requests a second. */
    double current() {
        return current;
    }

    /**
     * Lowers the rate for a request that was throttled, unless it was sent before the last change and so says nothing of the
     * present rate: a burst of refusals cuts once.
     *
     * @return whether the rate has changed
     */
    boolean cut(long sentAt, long now) {
        if (sentAt - changedAt < 0) {
            return false;
        }
        double lower = Math.max(current * CUT, limit * LOWEST_SHARE);
        boolean changed = lower < current;
        current = lower;
        changedAt = now;
        return changed;
    }

    /**
     * Raises the rate by a step for a request that was not throttled, at most once a second.
     *
     * @return whether the rate has changed
     */
    boolean regain(long now) {
        if (current >= limit || now - changedAt < STEP_NANOS) {
            return false;
        }
        current = Math.min(limit, current + limit * STEP_SHARE);
        changedAt = now;
        return true;
    }
}
