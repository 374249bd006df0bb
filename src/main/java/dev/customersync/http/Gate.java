package dev.customersync.http;

import java.time.Duration;

/** Holds every call back until the time that the server has asked for. Thread-safe. */
final class Gate {
    private final Ticker ticker;
    private long opensAt;
    private long closedNanos;

    Gate(Ticker ticker) {
        this.ticker = ticker;
        this.opensAt = ticker.nanoTime();
    }

    /** Closes it for at least that long from now; a later opening that was asked for before holds. */
    synchronized void close(Duration wait) {
        long now = ticker.nanoTime();
        long until = now + wait.toNanos();
        long closedFrom = Math.max(opensAt - now, 0) + now;
        if (until - closedFrom > 0) {
            closedNanos += until - closedFrom;
            opensAt = until;
        }
    }

    /** The {@link Ticker#nanoTime()} from which on it is open. */
    synchronized long opensAt() {
        return opensAt;
    }

    synchronized boolean isClosed() {
        return opensAt - ticker.nanoTime() > 0;
    }

    /** How long it was closed so far, all closings together. */
    synchronized Duration closedTime() {
        return Duration.ofNanos(closedNanos - Math.max(opensAt - ticker.nanoTime(), 0));
    }
}
