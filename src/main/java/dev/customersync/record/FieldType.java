package dev.customersync.record;

/** What a field's value must look like, and whether it is a text, a boolean or a list in a {@link Payload}. */
public enum FieldType {
    TEXT,
    EMAIL,
    /** E.164: {@code +} and up to 15 digits. */
    PHONE,
    UUID,
    /** A list of texts; in a cell separated by {@code ;}. */
    UUID_LIST,
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    /** {@code billing} or {@code shipping}. */
    ADDRESS_TYPE,
    /** A {@link Boolean}. */
    BOOLEAN
}
