package dev.customersync.mapping;

import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.Arrays;
import java.util.List;

/** Rows written as text: cells between bars. */
final class Rows {
    private Rows() {}

    static Header header(String columns) {
        return new Header("input.csv", cells(columns), ',');
    }

    static Row row(Header header, String cells) {
        return new Row(new Position("input.csv", 2), header, cells(cells), List.of());
    }

    private static List<String> cells(String text) {
        return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    }
}
