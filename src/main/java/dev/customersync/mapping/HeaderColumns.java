package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
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
    private final EntityType entity;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    HeaderColumns(Header header, EntityType entity) {
        this.header = header;
        this.entity = entity;
    }

    /** The names that begin with that prefix, in their order, each once. */
    List<String> beginningWith(String prefix) {
        return header.columns().stream()
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                .distinct()
                .toList();
    }

    boolean has(String name) {
        return header.columns().contains(name);
    }

    /** Binds the column of that name; {@linkplain ColumnBinding#isAbsent() absent} when there is none. */
    ColumnBinding bind(String name, FieldDefinition field, CellReader reader) {
        known.add(name);
        int column = header.columns().indexOf(name);
        if (column != header.columns().lastIndexOf(name)) {
            repeated.add(name);
        }
        return new ColumnBinding(column < 0 ? ColumnBinding.ABSENT : column, name, field, reader);
    }

    /** As {@link #bind}; the header is wrong without it. */
    ColumnBinding require(String name, FieldDefinition field, CellReader reader) {
        ColumnBinding binding = bind(name, field, reader);
        if (binding.isAbsent()) {
            missing.add(name);
        }
        return binding;
    }

    /**
     * To be called when all is bound.
     *
     * @throws SyncException when a column is missing or there twice, naming all of them
     */
    void check() {
        List<String> problems = new ArrayList<>();
        missing.forEach(name -> problems.add("column " + name + " is missing" + misspelt(name)));
        repeated.forEach(name -> problems.add("column " + name + " is there more than once (" + places(name) + ")"));
        if (!problems.isEmpty()) {
            throw new SyncException(
                    ErrorCode.HEADER,
                    header.source() + ": expected the header of " + entity.plural() + ", found that "
                            + String.join("; ", problems));
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
