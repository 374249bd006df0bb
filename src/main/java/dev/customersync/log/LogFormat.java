package dev.customersync.log;

/** What a line of the log is, on stderr and in the file. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object, with the field names of the Elastic Common Schema. */
    JSON
}
