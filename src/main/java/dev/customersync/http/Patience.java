package dev.customersync.http;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, but not when the run is stopping. */
final class Patience {
    /** How late a stop may be noticed. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Ticker ticker;
    private final BooleanSupplier stopping;

    Patience(Ticker ticker, BooleanSupplier stopping) {
        this.ticker = ticker;
        this.stopping = stopping;
    }

    /**
     * Returns when that time has come, at once when it is past.
     *
     * @throws StoppedException when the run is stopping, be the time past or not
     */
    void until(long nanoTime) {
        until(nanoTime, () -> false);
    }

    /** As {@link #until(long)}, and also soon after {@code enough} has become true. */
    void until(long nanoTime, BooleanSupplier enough) {
        checkStop();
        long left = nanoTime - ticker.nanoTime();
        while (left > 0 && !enough.getAsBoolean()) {
            pause(Math.min(left, SLICE));
            checkStop();
            left = nanoTime - ticker.nanoTime();
        }
    }

    /** Waits a little, for what has no known time. */
    void aLittle() {
        until(ticker.nanoTime() + SLICE);
    }

    private void checkStop() {
        if (stopping.getAsBoolean()) {
            throw new StoppedException("The run is stopping");
        }
    }

    private void pause(long nanos) {
        try {
            ticker.pause(nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoppedException("The thread was interrupted");
        }
    }
}
