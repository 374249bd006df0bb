package dev.customersync.source;

import java.util.List;

/**
 * The columns of a source, in their order.
 *
 * @param source the file's name, or the table's, for messages
 * @param columns the column names, trimmed
 * @param delimiter what stood between them, for writing rows back in the same form
 */
public record Header(String source, List<String> columns, char delimiter) {}
