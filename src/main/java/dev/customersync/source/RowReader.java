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

    @Override
    void close();
}
