package dev.customersync.record;

/** What a field's value must look like, and whether it is a text, a boolean or a list in a {@link Payload}. */
public enum FieldType {
    TEXT,
    EMAIL,
    /** E.164: {@code +} and up to 15 digits. */
    PHONE,
    /** The remote id of a price list; in a cell perhaps its name or reference_id. */
    PRICE_LIST,
    /** A list of the remote ids of sales reps; in a cell separated by {@code ;}, each perhaps an e-mail address. */
    SALES_REPS,
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    /** {@code billing} or {@code shipping}. */
    ADDRESS_TYPE,
    /** A {@link Boolean}. */
    BOOLEAN
}
