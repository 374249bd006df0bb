package dev.customersync.source.csv;

/**
 * How a CSV file is written, all of it known.
 *
 * @param delimiter what stands between two cells
 * @param quote what stands around cells
 * @param headerLine the physical line at which the header is looked for; it is the first one from there with text
 * @param trim whether cells lose the white space around them
 */
record Dialect(char delimiter, CsvDialect.Quote quote, int headerLine, boolean trim) {}
