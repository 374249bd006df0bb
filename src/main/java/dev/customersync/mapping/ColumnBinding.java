package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.FieldDefinition;
import dev.customersync.source.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns that mean one field.
 *
 * @param name what the layout calls the field, by which problems are reported
 * @param field the field that is meant
 * @param cells where its text is found
 * @param pipeline what is done to the text
 * @param reader how the text is read
 * @param blank what no text means
 */
record ColumnBinding(
        String name, FieldDefinition field, BoundCells cells, Pipeline pipeline, CellReader reader, BlankMeans blank) {
    /** A cell that says that the field is to be emptied at the target. */
    static final String CLEAR = "#N/A";

    /** The binding of a field that no column gives. */
    static ColumnBinding absent(String name, FieldDefinition field) {
        return new ColumnBinding(name, field, BoundCells.NONE, Pipeline.EMPTY, CellReader.of(field), BlankMeans.LEAVE);
    }

    /** This binding with another knowledge of names. */
    ColumnBinding with(References known) {
        return new ColumnBinding(name, field, cells, pipeline, reader.with(known), blank);
    }

    /** Whether the row has nothing in its cells, whatever would be made of that. */
    boolean isBlank(Row row) {
        return cells.of(row).isEmpty();
    }

    /** The field's text, not yet read as what the field holds; empty also when it cannot be told. */
    String text(Row row) {
        if (pipeline.isEmpty()) {
            return cells.of(row);
        }
        return pipeline.apply(cells.of(row)) instanceof Reading.Value value
                ? value.value().toString()
                : "";
    }

    /** Puts what the row says, if it says anything. */
    void read(Row row, Map<String, @Nullable Object> values, Findings findings) {
        readOr("", row, values, findings);
    }

    /** As {@link #read}, with a text for the row that gives none. */
    void readOr(String otherwise, Row row, Map<String, @Nullable Object> values, Findings findings) {
        String cell = cells.of(row);
        if (pipeline.isEmpty()) {
            read(cell.isEmpty() ? otherwise : cell, cell, values, findings);
            return;
        }
        Reading reading = pipeline.apply(cell);
        if (reading instanceof Reading.Value value) {
            String text = value.value().toString();
            read(text.isEmpty() ? otherwise : text, cell, values, findings);
        } else {
            put(reading, cell, cell, values, findings);
        }
    }

    private void read(String text, String cell, Map<String, @Nullable Object> values, Findings findings) {
        if (text.isEmpty()) {
            blank(cell, values, findings);
        } else if (text.equals(CLEAR)) {
            clear(values, findings);
        } else {
            put(reader.read(text), text, cell, values, findings);
        }
    }

    private void blank(String cell, Map<String, @Nullable Object> values, Findings findings) {
        if (field.required()) {
            String found = cell.isEmpty() ? "a blank cell" : "nothing left of " + Excerpt.of(cell);
            findings.add(ErrorCode.REQUIRED, this, "a value", found);
        } else if (blank == BlankMeans.CLEAR) {
            values.put(field.name(), null);
        }
    }

    private void clear(Map<String, @Nullable Object> values, Findings findings) {
        if (field.required()) {
            findings.add(ErrorCode.NOT_CLEARABLE, this, "a value, as the field cannot be cleared", Excerpt.of(CLEAR));
        } else {
            values.put(field.name(), null);
        }
    }

    private void put(
            Reading reading, String text, String cell, Map<String, @Nullable Object> values, Findings findings) {
        if (reading instanceof Reading.Wrong wrong) {
            String origin = cell.isEmpty() || text.equals(cell) ? "" : ", made of " + Excerpt.of(cell);
            findings.add(wrong.code(), this, wrong.expected(), wrong.found() + origin);
        } else if (reading instanceof Reading.Value value) {
            values.put(field.name(), value.value());
        }
    }

    /** The field and, where they are called otherwise, its columns. */
    String label() {
        return switch (cells.names().size()) {
            case 0 -> name;
            case 1 ->
                cells.names().get(0).equals(name)
                        ? name
                        : name + " (column " + cells.names().get(0) + ")";
            default -> name + " (columns " + String.join(", ", cells.names()) + ")";
        };
    }
}
