package dev.customersync.record;

import java.util.List;

/** The kinds of record that are synchronised, and the fields that each has. */
public enum EntityType {
    CUSTOMER("customer", "customers"),
    ADDRESS("address", "addresses"),
    CONTACT("contact", "contacts");

    private final String label;
    private final String plural;

    EntityType(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    /** {@code customer}, {@code address}, {@code contact}: as in tables, reports and messages. */
    public String label() {
        return label;
    }

    /** {@code customers}, {@code addresses}, {@code contacts}. */
    public String plural() {
        return plural;
    }

    /**
     * The fields that hold one value, in the order in which they are shown; {@link Payload#ADDRESSES} and
     * {@link Payload#ATTRIBUTES} come on top. The record's own reference_id is among them, its customer's is not.
     */
    public List<FieldDefinition> fields() {
        return switch (this) {
            case CUSTOMER -> RecordFields.CUSTOMER;
            case ADDRESS -> RecordFields.ADDRESS;
            case CONTACT -> RecordFields.CONTACT;
        };
    }

    /**
     * The entity of that label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EntityType ofLabel(String label) {
        for (EntityType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("No entity " + label);
    }
}
