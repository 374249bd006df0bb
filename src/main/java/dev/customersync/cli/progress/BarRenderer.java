package dev.customersync.cli.progress;

import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** {@code customers  [#####.....]  42 %  4,200 of ~10,000  9.8 rows/s, 10 min left}; the bar takes what room is left. */
final class BarRenderer implements ProgressBarRenderer {
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 5;
    private static final int BESIDES = 2;

    private final ProgressText text;
    private final String full;
    private final String empty;

    /**
     * @param unicode whether the terminal shows more than ASCII
     */
    BarRenderer(ProgressText text, boolean unicode) {
        this.text = text;
        this.full = unicode ? "█" : "#";
        this.empty = unicode ? "░" : ".";
    }

    @Override
    public String render(ProgressState state, int maxLength) {
        String before = String.format("%-10s ", state.getTaskName());
        String percent = state.isIndefinite() ? "" : String.format("%5s  ", text.percent(state));
        String after = percent + text.count(state) + "  " + text.speed(state);
        String bar = bar(state, Math.min(LONGEST_BAR, maxLength - before.length() - after.length() - BESIDES));
        String line = before + bar + after;
        return line.length() > maxLength ? line.substring(0, Math.max(0, maxLength)) : line;
    }

    private String bar(ProgressState state, int length) {
        if (length < SHORTEST_BAR || state.isIndefinite()) {
            return "";
        }
        int done = (int) (length * state.getNormalizedProgress());
        return full.repeat(done) + empty.repeat(length - done) + " ";
    }
}
