package dev.customersync.cli.doctor;

/** How well a thing is. */
public enum Level {
    OK,
    /** A run can begin, but somebody should look. */
    WARN,
    /** A run cannot begin, or would fail. */
    FAIL,
    /** Not looked at, since something else failed first. */
    SKIPPED
}
