package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that a layout can find columns for.
 *
 * @param set the nested address that it belongs to; null when it is the record's own
 * @param definition the field itself
 */
record LayoutField(@Nullable AddressSet set, FieldDefinition definition) {
    static final String CUSTOMER_REFERENCE_ID = "customer_reference_id";

    private static final int MAX_KEY_LENGTH = 255;
    private static final FieldDefinition OWNER =
            new FieldDefinition(CUSTOMER_REFERENCE_ID, FieldType.TEXT, true, MAX_KEY_LENGTH);

    /** All that an entity has, but for its attributes and for numbered sets of addresses. */
    static List<LayoutField> of(EntityType entity) {
        return of(entity, List.of());
    }

    /**
     * All that an entity has, but for its attributes: its customer's key first, its addresses last.
     *
     * @param numbered the numbered sets of a customer's columns, of which there may be any number
     */
    static List<LayoutField> of(EntityType entity, Collection<AddressSet> numbered) {
        List<LayoutField> fields = new ArrayList<>();
        if (entity != EntityType.CUSTOMER) {
            fields.add(new LayoutField(null, OWNER));
        }
        entity.fields().forEach(field -> fields.add(new LayoutField(null, field)));
        if (entity == EntityType.CUSTOMER) {
            Stream.concat(AddressSet.OF_A_TYPE.stream(), numbered.stream())
                    .forEach(set -> EntityType.ADDRESS.fields().stream()
                            .filter(field -> set.isNumbered() || !field.name().equals(AddressColumns.TYPE))
                            .forEach(field -> fields.add(new LayoutField(set, field))));
        }
        return List.copyOf(fields);
    }

    /**
     * Whether a layout with those fields cannot do without this one. A nested address need not be there at all, and gets a key of
     * its own.
     */
    boolean isRequiredBeside(Set<LayoutField> fields) {
        return definition.required() && (set == null || (!isReferenceId() && isAnyOf(set, fields)));
    }

    private static boolean isAnyOf(AddressSet set, Set<LayoutField> fields) {
        return fields.stream().anyMatch(field -> set.equals(field.set()));
    }

    boolean isOwner() {
        return definition.name().equals(CUSTOMER_REFERENCE_ID);
    }

    boolean isReferenceId() {
        return definition.name().equals(FieldDefinition.REFERENCE_ID);
    }

    /** Its column in the default layout: {@code email}, {@code billing_city}. */
    String defaultColumn() {
        return set == null ? definition.name() : set.name() + "_" + definition.name();
    }

    /** What a profile calls it: {@code email}, {@code billing.city}. */
    String path() {
        return set == null ? definition.name() : set.name() + "." + definition.name();
    }

    CellReader reader() {
        return isOwner() ? CellReader.ofKey(definition) : CellReader.of(definition);
    }
}
