package dev.customersync.outcome;

/** What was to be done with a row. */
public enum Action {
    CREATE,
    PATCH,
    DELETE,
    /** Nothing: the row was unchanged, or no call could be made for it. */
    NONE
}
