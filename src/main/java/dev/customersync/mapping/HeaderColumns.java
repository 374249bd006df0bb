package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.NearestName;
import dev.customersync.problem.SyncException;
import dev.customersync.record.FieldDefinition;
import dev.customersync.source.Header;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a header, bound to fields one by one; remembers what was missing, there twice, or never asked for. */
final class HeaderColumns {
    /** Columns that the product adds to rejects files, and that anybody may add for himself. */
    private static final String IGNORED_PREFIX = "_";

    private final Header header;
    private final String expected;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    /**
     * @param expected what the header should be, to follow the word "expected"
     */
    HeaderColumns(Header header, String expected) {
        this.header = header;
        this.expected = expected;
    }

    /** Takes a name for one that has a meaning, should the header have it or not. */
    void know(String name) {
        known.add(name);
    }

    /** Binds the columns of that rule; the header is wrong without any of them. */
    ColumnBinding bind(FieldRule rule, FieldDefinition field, CellReader reader) {
        List<Integer> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ColumnReference reference : rule.columns()) {
            if (reference instanceof ColumnReference.Named named) {
                columns.add(columnOf(named.name()));
                names.add(named.name());
            } else if (reference instanceof ColumnReference.At at) {
                columns.add(columnAt(at.position()));
                names.add(String.valueOf(at.position()));
            }
        }
        BoundCells cells = new BoundCells(List.copyOf(columns), List.copyOf(names), rule.separator());
        return new ColumnBinding(rule.name(), field, cells, rule.pipeline(), reader, rule.blank());
    }

    private int columnOf(String name) {
        known.add(name);
        int column = header.columns().indexOf(name);
        if (column < 0) {
            missing.add(name);
        } else if (column != header.columns().lastIndexOf(name)) {
            repeated.add(name);
        }
        return column;
    }

    private int columnAt(int position) {
        if (position > header.columns().size()) {
            beyond.add("column " + position + " is missing: there are "
                    + header.columns().size());
        }
        return position - 1;
    }

    /**
     * To be called when all is bound.
     *
     * @throws SyncException when a column is missing or there twice, naming all of them
     */
    void check() {
        List<String> problems = new ArrayList<>();
        missing.forEach(name -> problems.add("column " + name + " is missing" + misspelt(name)));
        problems.addAll(beyond);
        repeated.forEach(name -> problems.add("column " + name + " is there more than once (" + places(name) + ")"));
        if (!problems.isEmpty()) {
            throw new SyncException(
                    ErrorCode.HEADER,
                    header.source() + ": expected " + expected + ", found that " + String.join("; ", problems));
        }
    }

    private String misspelt(String missingName) {
        return unknown().stream()
                .filter(name -> suggestion(name).filter(missingName::equals).isPresent())
                .findFirst()
                .map(name -> " (is it \"" + name + "\"?)")
                .orElse("");
    }

    private String places(String name) {
        return IntStream.range(0, header.columns().size())
                .filter(column -> header.columns().get(column).equals(name))
                .mapToObj(column -> "column " + (column + 1))
                .collect(Collectors.joining(", "));
    }

    /** One sentence for each column that nobody asked for. */
    List<String> warnings() {
        return unknown().stream().map(this::warning).toList();
    }

    private String warning(String name) {
        if (name.isEmpty()) {
            return header.source() + ": " + places(name) + " of the header has no name and is ignored";
        }
        String hint = suggestion(name)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElse("to send it as an attribute, name it \"" + DefaultLayout.ATTRIBUTE_PREFIX + name + "\"");
        return header.source() + ": column \"" + name + "\" is not known and is ignored; " + hint;
    }

    private Optional<String> suggestion(String unknownName) {
        Set<String> unused = new LinkedHashSet<>(known);
        header.columns().forEach(unused::remove);
        return NearestName.of(unknownName, unused);
    }

    private Set<String> unknown() {
        Set<String> unknown = new LinkedHashSet<>(header.columns());
        unknown.removeAll(new HashSet<>(known));
        unknown.removeIf(name -> name.startsWith(IGNORED_PREFIX));
        return unknown;
    }
}
