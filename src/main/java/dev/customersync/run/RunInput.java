package dev.customersync.run;

/**
 * One thing that a run reads.
 *
 * @param kind what its rows are, such as {@code customers}
 * @param location the file's path, or the table
 * @param digest SHA-256 of its content in hex; empty for a table
 */
public record RunInput(String kind, String location, String digest) {}
