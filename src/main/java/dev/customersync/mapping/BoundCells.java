package dev.customersync.mapping;

import dev.customersync.source.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row that make one text.
 *
 * @param columns their places in the header, from 0
 * @param names their names, or places from 1 where the layout goes by these
 * @param separator what stands between them; null to take the first that is not blank
 */
record BoundCells(
        List<Integer> columns, List<String> names, @Nullable String separator) {
    static final BoundCells NONE = new BoundCells(List.of(), List.of(), null);

    /** The text; empty when there is none. */
    String of(Row row) {
        if (columns.size() == 1) {
            return row.cell(columns.get(0));
        }
        return separator == null ? first(row) : joined(row, separator);
    }

    private String first(Row row) {
        for (int column : columns) {
            if (!row.cell(column).isEmpty()) {
                return row.cell(column);
            }
        }
        return "";
    }

    /** A cell that says "cleared" beside others that hold a text adds nothing to it. */
    private String joined(Row row, String between) {
        StringBuilder text = new StringBuilder();
        boolean cleared = false;
        for (int column : columns) {
            String cell = row.cell(column);
            if (cell.equals(ColumnBinding.CLEAR)) {
                cleared = true;
            } else if (!cell.isEmpty()) {
                text.append(text.isEmpty() ? "" : between).append(cell);
            }
        }
        return cleared && text.isEmpty() ? ColumnBinding.CLEAR : text.toString();
    }
}
