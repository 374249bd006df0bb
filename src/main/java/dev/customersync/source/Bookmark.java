package dev.customersync.source;

/**
 * A place between two rows of a source, for a later reader of the same content to go on from. What line and offset count is up to the
 * source that made it.
 *
 * @param rows how many rows are before it
 * @param line the physical lines before it
 * @param offset the bytes before it
 */
public record Bookmark(long rows, long line, long offset) {}
