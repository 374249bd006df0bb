package dev.customersync.cli;

/** For whom a command writes its result. */
enum OutputFormat {
    /** People. */
    TEXT,
    /** Programs. */
    JSON
}
