package dev.customersync.record;

/**
 * One field of an entity.
 *
 * @param name the field's name in payloads, default columns, reports and messages
 * @param type what its value must look like
 * @param required whether a new record cannot do without it
 * @param maxLength how many characters a text may have
 */
public record FieldDefinition(String name, FieldType type, boolean required, int maxLength) {
    /** The name of every entity's own key. */
    public static final String REFERENCE_ID = "reference_id";

    static FieldDefinition required(String name, FieldType type) {
        return new FieldDefinition(name, type, true, RecordFields.DEFAULT_MAX_LENGTH);
    }

    static FieldDefinition optional(String name, FieldType type) {
        return new FieldDefinition(name, type, false, RecordFields.DEFAULT_MAX_LENGTH);
    }
}
