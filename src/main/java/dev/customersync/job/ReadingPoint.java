package dev.customersync.job;

import dev.customersync.source.Bookmark;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * How far a step has read its input, as it is kept in the step's execution context.
 *
 * @param rowsRead in all executions of the run
 * @param bookmark of a place at or before that point, from which the rest of the way is the shorter; null for none
 */
record ReadingPoint(long rowsRead, @Nullable Bookmark bookmark) {
    private static final String ROWS = "bookmark.rows";
    private static final String LINE = "bookmark.line";
    private static final String OFFSET = "bookmark.offset";

    /** The point that was kept last; the input's beginning when there was none. */
    static ReadingPoint of(ExecutionContext context) {
        Bookmark bookmark = context.containsKey(OFFSET)
                ? new Bookmark(context.getLong(ROWS), context.getLong(LINE), context.getLong(OFFSET))
                : null;
        return new ReadingPoint(context.getLong(CountingReader.ROWS_READ, 0), bookmark);
    }

    /** Keeps it. Without a bookmark the one that was kept before stays, since it is before this point, too. */
    void keepIn(ExecutionContext context) {
        context.putLong(CountingReader.ROWS_READ, rowsRead);
        if (bookmark != null) {
            context.putLong(ROWS, bookmark.rows());
            context.putLong(LINE, bookmark.line());
            context.putLong(OFFSET, bookmark.offset());
        }
    }
}
