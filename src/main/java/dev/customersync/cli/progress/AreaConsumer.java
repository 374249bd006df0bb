package dev.customersync.cli.progress;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws a bar in its place of the live area. */
final class AreaConsumer implements ProgressBarConsumer {
    private final LiveArea area;
    private final int width;

    AreaConsumer(LiveArea area, int width) {
        this.area = area;
        this.width = width;
    }

    @Override
    public int getMaxRenderedLength() {
        return width;
    }

    @Override
    public void accept(String line) {
        area.show(this, line);
    }

    @Override
    public void close() {
        area.remove(this);
    }
}
