package dev.customersync.cli;

import dev.customersync.run.ExitCode;
import dev.customersync.run.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM ask the run to end; a second one ends the process at once, which is safe too, since the next run finds out
 * what became of the rows in flight.
 *
 * <p>A shutdown hook would not do: it cannot tell which signal came, and the JVM would close the database pool beside it.
 */
final class Signals {
    private final StopSignal stop;
    private final String stopping;
    private final PrintWriter err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Duration timeout = Duration.ofSeconds(30);
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * @param stopping what is said to who asks for it
     */
    Signals(StopSignal stop, String stopping, PrintWriter err) {
        this.stop = stop;
        this.stopping = stopping;
        this.err = err;
    }

    void install() {
        org.jline.utils.Signals.register("INT", () -> ask(ExitCode.INTERRUPTED));
        org.jline.utils.Signals.register("TERM", () -> ask(ExitCode.TERMINATED));
    }

    private void ask(ExitCode code) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(code.status());
        }
        err.println(stopping);
        stop.request(code);
        Thread limit = new Thread(() -> endAfterTimeout(code), "stop-timeout");
        limit.setDaemon(true);
        limit.start();
    }

    private void endAfterTimeout(ExitCode code) {
        try {
            ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ended.getCount() > 0) {
            err.println(
                    "Not stopped within " + timeout.toSeconds()
                            + " s (sync.stop-timeout): ending at once. The next run finds out what became of the rows in flight.");
            Runtime.getRuntime().halt(code.status());
        }
    }

    /** Sets how long the run may take to end, once that is known. */
    void limit(Duration stopTimeout) {
        timeout = stopTimeout;
    }

    /** The run has ended: nothing is left to wait for. */
    void ended() {
        ended.countDown();
    }
}
