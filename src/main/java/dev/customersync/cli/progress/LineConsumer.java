package dev.customersync.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Writes a line now and then, and none of work that is done before the first is due. */
final class LineConsumer implements ProgressBarConsumer {
    /** The timer may come a little early. */
    private static final Duration EARLY = Duration.ofMillis(50);

    private final PrintWriter out;
    private final long every;
    private long last = System.nanoTime();

    LineConsumer(PrintWriter out, Duration every) {
        this.out = out;
        this.every = every.minus(EARLY).toNanos();
    }

    @Override
    public int getMaxRenderedLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized void accept(String line) {
        if (System.nanoTime() - last >= every) {
            last = System.nanoTime();
            out.println(line);
            out.flush();
        }
    }

    @Override
    public void close() {}
}
