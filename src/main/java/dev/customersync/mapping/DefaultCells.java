package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in the {@linkplain DefaultLayout default layout}, addresses as rows of their own. Immutable.
 */
public final class DefaultCells {
    private final EntityType entity;
    private final List<String> fields;
    private final List<String> attributes;

    /**
     * @param leftOut fields that get no column
     * @param attributes names of those that get one
     */
    public DefaultCells(EntityType entity, Set<String> leftOut, SortedSet<String> attributes) {
        this.entity = entity;
        this.fields = entity.fields().stream()
                .map(FieldDefinition::name)
                .filter(name -> !leftOut.contains(name))
                .toList();
        this.attributes = List.copyOf(attributes);
    }

    /** The columns. */
    public List<String> header() {
        List<String> header = new ArrayList<>();
        if (entity != EntityType.CUSTOMER) {
            header.add(LayoutField.CUSTOMER_REFERENCE_ID);
        }
        header.addAll(fields);
        attributes.forEach(name -> header.add(DefaultLayout.ATTRIBUTE_PREFIX + name));
        return header;
    }

    /** The record's cells; blank where it holds nothing. */
    public List<String> cells(RecordKey key, Payload payload) {
        List<String> cells = new ArrayList<>();
        if (entity != EntityType.CUSTOMER) {
            cells.add(key.customerReferenceId());
        }
        for (String field : fields) {
            cells.add(field.equals(FieldDefinition.REFERENCE_ID) ? key.referenceId() : cell(payload.get(field)));
        }
        Map<String, String> values = new HashMap<>();
        payload.elements(Payload.ATTRIBUTES)
                .forEach(attribute -> values.put(String.valueOf(attribute.text("name")), cell(attribute.get("value"))));
        attributes.forEach(name -> cells.add(values.getOrDefault(name, "")));
        return cells;
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
        }
        return value == null ? "" : value.toString();
    }
}
