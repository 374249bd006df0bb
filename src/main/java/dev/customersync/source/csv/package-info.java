/**
 * CSV files as a source. Begin at {@link dev.customersync.source.csv.CsvFile}.
 */
@NullMarked
package dev.customersync.source.csv;

import org.jspecify.annotations.NullMarked;
