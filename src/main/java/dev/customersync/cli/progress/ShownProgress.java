package dev.customersync.cli.progress;

import dev.customersync.progress.Pace;
import dev.customersync.progress.Progress;
import dev.customersync.progress.Total;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarRenderer;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Shows progress on stderr: a bar for each stretch where that is a terminal, else a line now and then. */
public final class ShownProgress implements Progress {
    private static final int REDRAW_MILLIS = 500;

    private final Shape shape;

    private ShownProgress(Shape shape) {
        this.shape = shape;
    }

    /** How a stretch is shown. */
    private interface Shape {
        ProgressBarRenderer renderer(ProgressText text);

        ProgressBarConsumer consumer();

        int refreshMillis();
    }

    /**
     * For this process's stderr. On a terminal, {@link System#err} is another stream from now on, whose lines go above the bars.
     *
     * @param err where lines go when it is no terminal
     * @param every how often a line is due then
     * @param width how many characters a line of the terminal has
     */
    public static Progress onStderr(PrintWriter err, Duration every, int width) {
        if (!isTerminal()) {
            return new ShownProgress(lines(err, every));
        }
        LiveArea area = new LiveArea(System.err);
        System.setErr(area.above());
        boolean unicode = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
        return new ShownProgress(bars(area, width, unicode));
    }

    private static boolean isTerminal() {
        return !"dumb".equals(System.getenv("TERM")) && new ExecTerminalProvider().isSystemStream(SystemStream.Error);
    }

    static ShownProgress ofLines(PrintWriter err, Duration every) {
        return new ShownProgress(lines(err, every));
    }

    static ShownProgress ofBars(LiveArea area, int width, boolean unicode) {
        return new ShownProgress(bars(area, width, unicode));
    }

    private static Shape lines(PrintWriter err, Duration every) {
        return new Shape() {
            @Override
            public ProgressBarRenderer renderer(ProgressText text) {
                return new LineRenderer(text);
            }

            @Override
            public ProgressBarConsumer consumer() {
                return new LineConsumer(err, every);
            }

            @Override
            public int refreshMillis() {
                return (int) Math.max(1, Math.min(every.toMillis(), Integer.MAX_VALUE));
            }
        };
    }

    private static Shape bars(LiveArea area, int width, boolean unicode) {
        return new Shape() {
            @Override
            public ProgressBarRenderer renderer(ProgressText text) {
                return new BarRenderer(text, unicode);
            }

            @Override
            public ProgressBarConsumer consumer() {
                // A character less: some terminals wrap when the last one is written.
                return new AreaConsumer(area, width - 1);
            }

            @Override
            public int refreshMillis() {
                return REDRAW_MILLIS;
            }
        };
    }

    @Override
    public Stretch begin(String what, Supplier<Total> total, long done, Supplier<Pace> pace) {
        Total known = total.get();
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(known.isKnown() ? Math.max(known.count(), done) : -1)
                .startsFrom(done, Duration.ZERO)
                .setUpdateIntervalMillis(shape.refreshMillis())
                .continuousUpdate()
                .setRenderer(shape.renderer(new ProgressText(known.estimated(), pace)))
                .setConsumer(shape.consumer())
                .build();
        return new Shown(bar);
    }

    private static final class Shown implements Stretch {
        private final ProgressBar bar;

        Shown(ProgressBar bar) {
            this.bar = bar;
        }

        @Override
        public void advance(long more) {
            // An estimate may have been too low.
            if (!bar.isIndefinite() && bar.getCurrent() + more > bar.getMax()) {
                bar.maxHint(bar.getCurrent() + more);
            }
            bar.stepBy(more);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
