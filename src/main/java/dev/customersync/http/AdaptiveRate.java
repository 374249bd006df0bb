package dev.customersync.http;

import java.util.concurrent.TimeUnit;

/**
 * The rate that the server bears: cut by a factor when it throttles, regained by steps every second, never above the limit. Not
 * thread-safe.
 *
 * <p>The steps are measured by the rate that was throttled last, not by the limit: a server that allows a small part of the limit
 * would be overrun by the first of them, again and again, and each time everyone waits. Near that rate they are small, since that
 * is where the server's own limit is to be expected; beyond it they grow again, should the server allow more by now.
 */
final class AdaptiveRate {
    private static final double CUT = 0.7;
    private static final double CAREFUL_CUT = 0.9;
    private static final double LOWEST_SHARE = 0.001;
    private static final double STEP_SHARE = 0.03;
    private static final double CAREFUL_STEP_SHARE = 0.003;
    private static final double CAREFUL_FROM = 0.95;
    private static final double CAREFUL_TO = 1.05;
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double limit;
    private double current;
    private double throttledAt;
    private long changedAt;

    AdaptiveRate(double limit, long now) {
        this.limit = limit;
        this.current = limit;
        this.throttledAt = limit;
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
        double lower = Math.max(current * (isAsExpected() ? CAREFUL_CUT : CUT), limit * LOWEST_SHARE);
        throttledAt = current;
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
        current = Math.min(limit, current + step());
        changedAt = now;
        return true;
    }

    private double step() {
        return isAsExpected() ? throttledAt * CAREFUL_STEP_SHARE : Math.max(current, throttledAt) * STEP_SHARE;
    }

    /** Whether the rate is near the one that was throttled last, which is known only once one was. */
    private boolean isAsExpected() {
        return throttledAt < limit && current >= throttledAt * CAREFUL_FROM && current <= throttledAt * CAREFUL_TO;
    }
}
