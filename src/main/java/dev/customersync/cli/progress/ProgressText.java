package dev.customersync.cli.progress;

import dev.customersync.progress.Pace;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressState;

/** Puts into words how far a stretch of work is. */
final class ProgressText {
    private final boolean estimated;
    private final Supplier<Pace> pace;
    private Duration heldBefore;

    /**
     * @param estimated whether the total may be somewhat wrong
     */
    ProgressText(boolean estimated, Supplier<Pace> pace) {
        this.estimated = estimated;
        this.pace = pace;
        this.heldBefore = pace.get().held();
    }

    /** {@code customers}, {@code 4,200 of ~10,000}. */
    String count(ProgressState state) {
        String done = String.format(Locale.ROOT, "%,d", state.getCurrent());
        return state.isIndefinite()
                ? done
                : done + " of " + (estimated ? "~" : "") + String.format(Locale.ROOT, "%,d", state.getMax());
    }

    /** {@code 42 %}; empty when the total is not known. */
    String percent(ProgressState state) {
        return state.isIndefinite() ? "" : (int) Math.floor(100 * state.getNormalizedProgress()) + " %";
    }

    /** {@code 9.8 rows/s, 10 min left}, and what the API has to do with it. */
    String speed(ProgressState state) {
        double perSecond = perSecond(state);
        String speed = perSecond == 0
                ? ""
                : String.format(Locale.ROOT, perSecond < 100 ? "%.1f rows/s" : "%,.0f rows/s", perSecond);
        return Stream.of(speed, left(state, perSecond), throttling())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static double perSecond(ProgressState state) {
        long millis = state.getElapsedAfterStart().toMillis();
        return millis == 0 ? 0 : (state.getCurrent() - state.getStart()) * 1000.0 / millis;
    }

    private static String left(ProgressState state, double perSecond) {
        if (state.isIndefinite() || perSecond == 0 || state.getCurrent() >= state.getMax()) {
            return "";
        }
        return words(Math.round((state.getMax() - state.getCurrent()) / perSecond)) + " left";
    }

    private static String words(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private String throttling() {
        Pace now = pace.get();
        boolean held = now.held().compareTo(heldBefore) > 0;
        heldBefore = now.held();
        if (held) {
            return "waiting as the API asks";
        }
        return now.isThrottled() ? String.format(Locale.ROOT, "throttled to %.1f requests/s", now.perSecond()) : "";
    }
}
