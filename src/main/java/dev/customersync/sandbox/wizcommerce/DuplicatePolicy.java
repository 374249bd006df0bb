package dev.customersync.sandbox.wizcommerce;

/** What a POST with a reference_id that is held already gets; the documentation does not say. */
public enum DuplicatePolicy {
    /** A second record: the harshest reading, since nothing but the client prevents duplicates. */
    ACCEPT,
    /** 409. */
    CONFLICT,
    /** 422. */
    INVALID
}
