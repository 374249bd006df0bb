package dev.customersync.state;

/** How sure we are of a record at the target. */
public enum StateStatus {
    /** A create was announced; whether it reached the target is not known. */
    IN_FLIGHT,
    /** The target holds the record. */
    SYNCED
}
