package dev.customersync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of cells in aligned columns, two spaces between them; a column that holds nothing is left out. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column, with numbers to the right. */
    record Column(String name, boolean right) {
        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Header and rows. */
    List<String> lines() {
        List<Integer> shown = IntStream.range(0, columns.size())
                .filter(i -> rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
                .boxed()
                .toList();
        List<String> names = columns.stream().map(Column::name).toList();
        return Stream.concat(Stream.of(names), rows.stream())
                .map(row -> shown.stream().map(i -> cell(row, i)).collect(Collectors.joining(GAP)))
                .map(String::stripTrailing)
                .toList();
    }

    private String cell(List<String> row, int column) {
        String cell = row.get(column);
        String padding = " ".repeat(width(column) - cell.length());
        return columns.get(column).right() ? padding + cell : cell + padding;
    }

    private int width(int column) {
        return Stream.concat(
                        Stream.of(columns.get(column).name()), rows.stream().map(row -> row.get(column)))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
