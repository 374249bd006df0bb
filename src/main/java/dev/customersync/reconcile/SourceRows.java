package dev.customersync.reconcile;

import dev.customersync.mapping.Mapping;
import dev.customersync.source.RowReader;
import java.util.function.Supplier;

/**
 * One input.
 *
 * @param name where its rows come from, for people
 * @param mapping says what the rows are; names in them are not understood yet
 * @param open gives a reader that stands before the first row
 */
public record SourceRows(String name, Mapping mapping, Supplier<RowReader> open) {}
