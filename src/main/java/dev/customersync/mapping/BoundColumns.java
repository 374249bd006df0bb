package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All columns of a source that mean something.
 *
 * @param customerReferenceId the key of the customer that the record belongs to; null for customers
 * @param fields the entity's own fields, in the order of the field table; the reference_id among them
 * @param addresses nested ones; empty but for customers
 * @param attributes each named as the field of its column
 */
record BoundColumns(
        EntityType entity,
        @Nullable ColumnBinding customerReferenceId,
        List<ColumnBinding> fields,
        CustomerAddresses addresses,
        List<ColumnBinding> attributes) {

    /** These columns with another knowledge of names; only a record's own fields refer to anything. */
    BoundColumns with(References known) {
        return new BoundColumns(
                entity,
                customerReferenceId,
                fields.stream().map(field -> field.with(known)).toList(),
                addresses,
                attributes);
    }

    /** The column of the record's own key. */
    ColumnBinding referenceId() {
        return fields.stream()
                .filter(field -> field.field().name().equals(FieldDefinition.REFERENCE_ID))
                .findFirst()
                .orElseThrow();
    }

    /** Those that have columns: absent ones and constants have none. */
    List<ColumnBinding> all() {
        Stream<ColumnBinding> owner = Stream.ofNullable(customerReferenceId);
        Stream<ColumnBinding> nested = addresses.sets().stream().flatMap(AddressColumns::all);
        return Stream.of(owner, fields.stream(), nested, attributes.stream())
                .flatMap(columns -> columns)
                .filter(binding -> !binding.cells().columns().isEmpty())
                .toList();
    }
}
