/**
 * CSV files as a source. Begin at {@link dev.customersync.source.csv.CsvFile}: it is examined to a
 * {@link dev.customersync.source.csv.CsvSource}, of which all is known that the {@link dev.customersync.source.csv.CsvDialect} left open,
 * and that is opened to rows. Inside, bytes become characters, lines, records and rows, a class each; the sniffers look at the file's
 * beginning through the same classes.
 */
@NullMarked
package dev.customersync.source.csv;

import org.jspecify.annotations.NullMarked;
