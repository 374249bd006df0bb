package dev.customersync.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that the run is to end soon: what is under way is finished, nothing new is begun. Once given it stays. Thread-safe; no
 * thread is ever interrupted, since Spring Batch 6.0.4 takes an interrupted step for a completed one.
 */
public final class StopSignal implements BooleanSupplier {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable ExitCode> reason = new AtomicReference<>();

    /**
     * Asks the run to end.
     *
     * @param code how the process is to end for it; the first reason counts
     */
    public void request(ExitCode code) {
        reason.compareAndSet(null, code);
        requested.countDown();
    }

    /** How the process is to end; null when the run was not asked to. */
    public @Nullable ExitCode reason() {
        return reason.get();
    }

    /** Whether the run was asked to end. */
    @Override
    public boolean getAsBoolean() {
        return requested.getCount() == 0;
    }

    /**
     * Waits for that long, or until the run is asked to end.
     *
     * @return whether it was
     */
    public boolean await(Duration time) {
        try {
            return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
