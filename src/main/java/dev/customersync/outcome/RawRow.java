package dev.customersync.outcome;

import dev.customersync.source.Row;
import java.util.List;

/**
 * A row's original cells, kept for the rejects file.
 *
 * @param columns the column names of its source
 * @param cells as many as there were in the row, be it fewer or more than columns
 * @param delimiter what stood between them
 */
public record RawRow(List<String> columns, List<String> cells, char delimiter) {

    /** The cells of that row. */
    public static RawRow of(Row row) {
        return new RawRow(row.header().columns(), row.cells(), row.header().delimiter());
    }
}
