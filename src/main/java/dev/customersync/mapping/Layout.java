package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which columns mean which fields: what a profile says, and what the default layout makes of a header.
 *
 * @param version stands for everything that gives a cell its meaning
 * @param naming what the layout calls a field, for messages
 * @param fields at least those that are {@linkplain LayoutField#isRequiredBeside required}
 * @param attributes by the attribute's name
 */
record Layout(
        EntityType entity,
        String version,
        Function<LayoutField, String> naming,
        Map<LayoutField, FieldRule> fields,
        Map<String, FieldRule> attributes) {

    /**
     * The mapping of rows that have these columns.
     *
     * @throws dev.customersync.problem.SyncException when a column is missing or there twice, naming all of them
     */
    Mapping bind(HeaderColumns columns) {
        Map<LayoutField, ColumnBinding> bound = new LinkedHashMap<>();
        LayoutField.of(entity, numbered()).stream()
                .filter(fields::containsKey)
                .forEach(field -> bound.put(field, bind(field, columns)));
        BoundColumns all = new BoundColumns(
                entity,
                select(bound, LayoutField::isOwner).findFirst().orElse(null),
                select(bound, field -> field.set() == null && !field.isOwner()).toList(),
                new CustomerAddresses(addresses(bound)),
                attributes(columns));
        columns.check();
        return new ColumnMapping(entity.label() + " " + version, all);
    }

    private List<AddressSet> numbered() {
        return fields.keySet().stream()
                .map(LayoutField::set)
                .filter(set -> set != null && set.isNumbered())
                .map(Objects::requireNonNull)
                .distinct()
                .sorted(Comparator.comparingInt(AddressSet::order))
                .toList();
    }

    private ColumnBinding bind(LayoutField field, HeaderColumns columns) {
        return columns.bind(Objects.requireNonNull(fields.get(field)), field.definition(), field.reader());
    }

    private static Stream<ColumnBinding> select(
            Map<LayoutField, ColumnBinding> bound, Predicate<LayoutField> predicate) {
        return bound.entrySet().stream()
                .filter(entry -> predicate.test(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private List<AddressColumns> addresses(Map<LayoutField, ColumnBinding> bound) {
        return bound.keySet().stream()
                .map(LayoutField::set)
                .filter(Objects::nonNull)
                .distinct()
                .map(set -> address(Objects.requireNonNull(set), bound))
                .toList();
    }

    private AddressColumns address(AddressSet set, Map<LayoutField, ColumnBinding> bound) {
        LayoutField key = LayoutField.of(entity, List.of(set)).stream()
                .filter(field -> set.equals(field.set()) && field.isReferenceId())
                .findFirst()
                .orElseThrow();
        ColumnBinding keyBinding = bound.getOrDefault(key, ColumnBinding.absent(naming.apply(key), key.definition()));
        List<ColumnBinding> others = select(bound, field -> set.equals(field.set()) && !field.isReferenceId())
                .toList();
        return new AddressColumns(set, keyBinding, others);
    }

    /** In the order of their names, so that moved columns change nothing. */
    private List<ColumnBinding> attributes(HeaderColumns columns) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(attribute -> {
                    FieldDefinition field =
                            new FieldDefinition(attribute.getKey(), FieldType.TEXT, false, Integer.MAX_VALUE);
                    return columns.bind(attribute.getValue(), field, CellReaders::text);
                })
                .toList();
    }
}
