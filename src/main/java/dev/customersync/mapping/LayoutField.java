package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that a layout can find columns for.
 *
 * @param addressType the type of the nested address that it belongs to; null when it is the record's own
 * @param definition the field itself
 */
record LayoutField(@Nullable String addressType, FieldDefinition definition) {
    static final String CUSTOMER_REFERENCE_ID = "customer_reference_id";

    private static final List<String> ADDRESS_TYPES = List.of("billing", "shipping");
    private static final int MAX_KEY_LENGTH = 255;
    private static final FieldDefinition OWNER =
            new FieldDefinition(CUSTOMER_REFERENCE_ID, FieldType.TEXT, true, MAX_KEY_LENGTH);

    /** All that an entity has, but for its attributes: its customer's key first, its addresses last. */
    static List<LayoutField> of(EntityType entity) {
        List<LayoutField> fields = new ArrayList<>();
        if (entity != EntityType.CUSTOMER) {
            fields.add(new LayoutField(null, OWNER));
        }
        entity.fields().forEach(field -> fields.add(new LayoutField(null, field)));
        if (entity == EntityType.CUSTOMER) {
            ADDRESS_TYPES.forEach(type -> EntityType.ADDRESS.fields().stream()
                    .filter(field -> !field.name().equals(AddressColumns.TYPE))
                    .forEach(field -> fields.add(new LayoutField(type, field))));
        }
        return List.copyOf(fields);
    }

    /**
     * Whether a layout with those fields cannot do without this one. A nested address need not be there at all, and gets a key of
     * its own.
     */
    boolean isRequiredBeside(Set<LayoutField> fields) {
        return definition.required() && (addressType == null || (!isReferenceId() && isAnyOf(addressType, fields)));
    }

    private static boolean isAnyOf(String addressType, Set<LayoutField> fields) {
        return fields.stream().anyMatch(field -> addressType.equals(field.addressType()));
    }

    boolean isOwner() {
        return definition.name().equals(CUSTOMER_REFERENCE_ID);
    }

    boolean isReferenceId() {
        return definition.name().equals(FieldDefinition.REFERENCE_ID);
    }

    /** Its column in the default layout: {@code email}, {@code billing_city}. */
    String defaultColumn() {
        return addressType == null ? definition.name() : addressType + "_" + definition.name();
    }

    /** What a profile calls it: {@code email}, {@code billing.city}. */
    String path() {
        return addressType == null ? definition.name() : addressType + "." + definition.name();
    }

    CellReader reader() {
        return isOwner() ? CellReader.ofKey(definition) : CellReader.of(definition);
    }
}
