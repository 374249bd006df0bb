package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.FieldDefinition;
import dev.customersync.source.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column that means one field.
 *
 * @param column its place in the header, from 0; {@link #ABSENT} when the header has no such column
 * @param name its name, by which problems are reported
 * @param field the field that it means
 * @param reader how its cells are read
 */
record ColumnBinding(int column, String name, FieldDefinition field, CellReader reader) {
    static final int ABSENT = -1;

    /** A cell that says that the field is to be emptied at the target. */
    static final String CLEAR = "#N/A";

    boolean isAbsent() {
        return column == ABSENT;
    }

    /** Its cell; empty when the header has no such column. */
    String cell(Row row) {
        return isAbsent() ? "" : row.cell(column);
    }

    /** Puts what its cell says, if it says anything. */
    void read(Row row, Map<String, @Nullable Object> values, Findings findings) {
        read(cell(row), values, findings);
    }

    /** Puts what that cell says, if it says anything. */
    void read(String cell, Map<String, @Nullable Object> values, Findings findings) {
        if (cell.isEmpty()) {
            if (field.required()) {
                findings.add(ErrorCode.REQUIRED, name, "a value", "a blank cell");
            }
        } else if (cell.equals(CLEAR)) {
            clear(values, findings);
        } else {
            put(reader.read(cell), values, findings);
        }
    }

    private void clear(Map<String, @Nullable Object> values, Findings findings) {
        if (field.required()) {
            findings.add(ErrorCode.NOT_CLEARABLE, name, "a value, as the field cannot be cleared", Excerpt.of(CLEAR));
        } else {
            values.put(field.name(), null);
        }
    }

    private void put(Reading reading, Map<String, @Nullable Object> values, Findings findings) {
        if (reading instanceof Reading.Wrong wrong) {
            findings.add(wrong.code(), name, wrong.expected(), wrong.found());
        } else if (reading instanceof Reading.Value value) {
            values.put(field.name(), value.value());
        }
    }
}
