package dev.customersync.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Words a profile's meaning so that equal meanings give equal texts and others do not. */
final class Canonical {
    private Canonical() {}

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A column by its name in quotes, or by its place. */
    static String of(List<ColumnReference> columns) {
        return columns.stream()
                .map(column -> column instanceof ColumnReference.Named named
                        ? quoted(named.name())
                        : String.valueOf(((ColumnReference.At) column).position()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
