package dev.customersync.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a field's text is got from a row.
 *
 * @param name the field, by which problems are reported
 * @param columns the columns that it is made of; none when it is a constant
 * @param separator what stands between the texts of several columns; null to take the first that is not blank
 * @param pipeline what is done to the text
 */
record FieldRule(
        String name,
        List<ColumnReference> columns,
        @Nullable String separator,
        Pipeline pipeline,
        BlankMeans blank) {

    /** One column as it is, whose name is the field's own for whoever reads of problems. */
    static FieldRule ofColumn(String name) {
        return new FieldRule(name, List.of(new ColumnReference.Named(name)), null, Pipeline.EMPTY, BlankMeans.LEAVE);
    }
}
