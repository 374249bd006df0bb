package dev.customersync.outcome;

import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;

/**
 * A valid address row that waits for its customer.
 *
 * @param hash what the row says
 */
public record StagedAddress(Row row, RecordKey key, RowHash hash) {}
