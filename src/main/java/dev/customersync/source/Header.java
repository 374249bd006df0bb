package dev.customersync.source;

import java.util.List;

/**
 * The columns of a source, in their order.
 *
 * @param source the file's name, or the table's, for messages
 * @param columns the column names, trimmed
 * @param delimiter what stood between them, for writing rows back in the same form
 */
public record Header(String source, List<String> columns, char delimiter) {
    /** The column of a rejects file that tells which run rejected the row. */
    public static final String RUN_ID = "_run_id";

    /** The column of a rejects file that tells why the row was rejected, by the code of the first reason. */
    public static final String ERROR_CODE = "_error_code";

    /** Whether the source is a rejects file: its cells were neutralised when it was written. */
    public boolean isFedBack() {
        return columns.contains(RUN_ID);
    }
}
