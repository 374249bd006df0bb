package dev.customersync.cli.progress;

import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** {@code progress: customers 4,200 of ~10,000 (42 %), 9.8 rows/s, 10 min left}. */
final class LineRenderer implements ProgressBarRenderer {
    private final ProgressText text;

    LineRenderer(ProgressText text) {
        this.text = text;
    }

    @Override
    public String render(ProgressState state, int maxLength) {
        String percent = state.isIndefinite() ? "" : " (" + text.percent(state) + ")";
        String speed = text.speed(state);
        return "progress: " + state.getTaskName() + " " + text.count(state) + percent
                + (speed.isEmpty() ? "" : ", " + speed);
    }
}
