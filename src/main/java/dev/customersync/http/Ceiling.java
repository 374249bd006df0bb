package dev.customersync.http;

import java.util.Arrays;

/**
 * Never lets more than the rate through in any second, whatever the moments at which threads wake. Evenness is not its job, that
 * is the limiter's.
 */
final class Ceiling {
    /** What is spread evenly here arrives bunched: times a little longer leave room for that. */
    static final double MARGIN = 1.005;

    private final long[] sent;
    private final long windowNanos;
    private int next;

    /** A window holds a second's requests, or one request when a second allows less. */
    Ceiling(Rate rate, Ticker ticker) {
        int permits = Math.max(1, (int) rate.perSecond());
        this.windowNanos = (long) (MARGIN * permits / rate.perSecond() * 1e9);
        this.sent = new long[permits];
        Arrays.fill(sent, ticker.nanoTime() - windowNanos);
    }

    /**
     * Takes a place at that time, if there is one.
     *
     * @return 0 when it was taken; otherwise how many nanoseconds from then on to try again
     */
    synchronized long take(long now) {
        long left = sent[next] + windowNanos - now;
        if (left > 0) {
            return left;
        }
        sent[next] = now;
        next = (next + 1) % sent.length;
        return 0;
    }
}
