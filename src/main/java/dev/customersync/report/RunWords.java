package dev.customersync.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A run in words, the same ones on the terminal and on the page. */
public final class RunWords {
    private RunWords() {}

    /** How it ended, as the end of a sentence that begins with the run: {@code completed in 2.6 s}. */
    public static String verdict(RunSummary run) {
        String duration = duration(run.duration());
        return switch (run.exitCode()) {
            case OK -> "completed in " + duration;
            case ROWS_FAILED -> "completed in " + duration + ", with rows to be mended";
            case INTERRUPTED, TERMINATED -> "was stopped after " + duration + "; run the same command again to go on";
            case GAVE_UP -> "gave up after " + duration + "; run the same command again to go on";
            case GUARD -> "was stopped by a safety guard after " + duration;
            case CANNOT_START -> "could not start";
            case USAGE, UNEXPECTED -> "FAILED after " + duration;
        };
    }

    /** What it waited for the longest: {@code by the API's rate limit, 83 % of the time}; empty when that was not measured. */
    public static Optional<String> limit(RunSummary run) {
        return run.timeSpent()
                .limit()
                .map(limit -> "by " + limit.words() + ", " + run.timeSpent().percent(limit) + " % of the time");
    }

    /** {@code 2.6 s}, {@code 62 min 5 s}. */
    public static String duration(Duration duration) {
        return duration.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
