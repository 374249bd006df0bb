package dev.customersync.decision;

import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;

/**
 * A row and what is to be done with it.
 *
 * @param key as the row gives it; parts of it are empty when the row does not give them, which makes the row invalid
 */
public record RowDecision(Row row, RecordKey key, Decision decision) {}
