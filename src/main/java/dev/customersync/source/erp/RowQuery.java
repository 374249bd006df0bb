package dev.customersync.source.erp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows of a relation, in the order of their keys; keys that are null come last.
 *
 * @param parameters the texts of its parameters
 */
record RowQuery(String sql, List<String> parameters) {

    /** For the columns alone. */
    static RowQuery none(Relation relation) {
        return new RowQuery(select(relation) + " where 1 = 0", List.of());
    }

    /**
     * For the rows of a window, without those that are read by their keys.
     *
     * @param from the texts of the key columns from which on rows are read, it included; null to begin at the beginning
     */
    static RowQuery of(Shape shape, Window window, @Nullable List<@Nullable String> from) {
        List<String> conditions = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        String lowest = window.from();
        if (lowest != null && shape.watermark() != null) {
            String column = column(shape.watermark());
            conditions.add("(" + column + " >= ? or " + column + " is null)");
            parameters.add(lowest);
        }
        if (from != null) {
            conditions.add(notBefore(shape.key(), from, 0, parameters));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return new RowQuery(select(shape.relation()) + where + order(shape), List.copyOf(parameters));
    }

    /**
     * For the rows of these keys.
     *
     * @param keys at least one
     */
    static RowQuery of(Shape shape, List<List<String>> keys) {
        List<String> parameters = keys.stream().flatMap(List::stream).toList();
        String one =
                shape.key().stream().map(key -> column(key) + " = ?").collect(Collectors.joining(" and ", "(", ")"));
        String where = shape.key().size() == 1
                ? column(shape.key().get(0)) + " in (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")"
                : String.join(" or ", Collections.nCopies(keys.size(), one));
        return new RowQuery(select(shape.relation()) + " where " + where + order(shape), parameters);
    }

    /** For the highest watermark. */
    static RowQuery highest(Shape shape, String watermark) {
        return new RowQuery(
                "select max(" + column(watermark) + ") from " + shape.relation().from() + " q", List.of());
    }

    private static String notBefore(List<String> key, List<@Nullable String> from, int place, List<String> parameters) {
        String column = column(key.get(place));
        String value = from.get(place);
        boolean last = place == key.size() - 1;
        if (value == null) {
            return last
                    ? column + " is null"
                    : "(" + column + " is null and " + notBefore(key, from, place + 1, parameters) + ")";
        }
        parameters.add(value);
        if (last) {
            return "(" + column + " >= ? or " + column + " is null)";
        }
        parameters.add(value);
        return "(" + column + " > ? or " + column + " is null or (" + column + " = ? and "
                + notBefore(key, from, place + 1, parameters) + "))";
    }

    private static String select(Relation relation) {
        return "select q.* from " + relation.from() + " q";
    }

    private static String order(Shape shape) {
        return shape.key().stream()
                .map(key -> column(key) + " nulls last")
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    private static String column(String label) {
        return "q.\"" + label.replace("\"", "\"\"") + "\"";
    }
}
