package dev.customersync.sandbox.wizcommerce;

/** What a list (addresses, contacts, attributes) in a PATCH does to the one that is held; the documentation does not say. */
public enum ListPolicy {
    /** Elements that the PATCH leaves out are gone. */
    REPLACE,
    /** They stay. */
    MERGE
}
