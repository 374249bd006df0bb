package dev.customersync.mapping;

/** What a field without a text asks for. */
enum BlankMeans {
    /** The field stays as it is at the target. */
    LEAVE,
    /** The field is emptied at the target; a required one cannot be. */
    CLEAR
}
