package dev.customersync.source;

import java.util.OptionalLong;

/** Where the rows of one entity come from: a file, a table. It is opened as often as needed, for one reader at a time. */
public interface Source {

    /** The file's path, or the table, for the record of the run. */
    String location();

    /**
     * Stands for the content of a source that gives the same rows in the same places whenever it is opened, so that a run can go on in it
     * where it stood; empty for any other, which a run can only read anew.
     */
    String digest();

    /** How it is read, in one sentence for people: {@code customers.csv: windows-1252, ';' between cells, CRLF}. */
    String description();

    /**
     * Whether reading it to its end shows every row that there is, so that a row that was not read is known to be gone. To be asked when
     * it was read: only then it is certain.
     */
    boolean isFull();

    /**
     * About how many rows there are, for telling how far the reading is; empty when that cannot be found out cheaply. May take as
     * long as reading the bytes of a file.
     */
    default OptionalLong estimateRows() {
        return OptionalLong.empty();
    }

    /**
     * Opens it.
     *
     * @return a reader that stands before the first row; to be closed by the caller
     * @throws dev.customersync.problem.SyncException when it cannot be read
     */
    RowReader open();
}
