package dev.customersync.source;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Reads a source row by row, in order, in bounded memory. For one thread. */
public interface RowReader extends Closeable {

    /** The columns of the source. */
    Header header();

    /**
     * The next row.
     *
     * @return null at the end
     * @throws dev.customersync.problem.SyncException when the source cannot be read on; naming the position
     */
    @Nullable Row read();

    /** Passes over that many rows, as if they had been read. */
    void skip(long rows);

    /**
     * The same, in a reader that stands before the first row. Where bookmarks are of no use they are not looked at.
     *
     * @param near from a reader of the same content, with at most that many rows before it: the nearer, the sooner it is done; null for none
     */
    default void skip(long rows, @Nullable Bookmark near) {
        skip(rows);
    }

    /**
     * The place after the row that was read last.
     *
     * @return null where there is no going back to this place but by way of an earlier one
     */
    default @Nullable Bookmark bookmark() {
        return null;
    }

    @Override
    void close();
}
