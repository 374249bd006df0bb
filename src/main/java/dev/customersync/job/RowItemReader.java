package dev.customersync.job;

import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Gives an input's rows to a step, and goes on after a restart where the last finished chunk ended. That position is a shortcut
 * only: rows read again are known by the ledger.
 */
final class RowItemReader implements CountingReader {
    private final SyncInput input;
    private @Nullable RowReader reader;
    private long rowsRead;

    RowItemReader(SyncInput input) {
        this.input = input;
    }

    @Override
    public void open(ExecutionContext context) {
        RowReader opened = input.open();
        ReadingPoint point = ReadingPoint.of(context);
        opened.skip(point.rowsRead(), point.bookmark());
        rowsRead = point.rowsRead();
        reader = opened;
    }

    @Override
    public @Nullable Row read() {
        if (reader == null) {
            throw new IllegalStateException("Read before open");
        }
        Row row = reader.read();
        if (row != null) {
            rowsRead++;
        }
        return row;
    }

    @Override
    public void update(ExecutionContext context) {
        new ReadingPoint(rowsRead, reader == null ? null : reader.bookmark()).keepIn(context);
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }
}
