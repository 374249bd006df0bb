package dev.customersync.http;

import java.time.Duration;
import java.time.Instant;

/** A time that passes only when somebody waits. */
class FakeTicker implements Ticker {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private long nanos = 1_000_000_000L;

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public void pause(long wait) {
        pass(Duration.ofNanos(wait));
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }
}
