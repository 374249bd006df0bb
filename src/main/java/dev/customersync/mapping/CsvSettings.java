package dev.customersync.mapping;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a profile knows of how its files are written. Whatever is null is to be found out from the file.
 *
 * @param encoding the file's encoding
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell that holds a delimiter
 * @param headerLine the line, from 1, that holds the column names
 * @param trim whether cells lose the white space around them
 */
public record CsvSettings(
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable Quote quote,
        @Nullable Integer headerLine,
        @Nullable Boolean trim) {

    /** A profile that says nothing of its files. */
    public static final CsvSettings UNKNOWN = new CsvSettings(null, null, null, null, null);

    /** What stands around a cell. */
    public enum Quote {
        /** {@code "}, twice for one within. */
        DOUBLE,
        /** {@code '}, twice for one within. */
        SINGLE,
        /** Nothing. */
        NONE
    }
}
