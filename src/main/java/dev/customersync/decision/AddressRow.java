package dev.customersync.decision;

import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of its own for an address that is sent with its customer.
 *
 * @param remoteId the address's id at the target as known before; null when it has none that we know of
 */
public record AddressRow(Row row, RecordKey key, @Nullable String remoteId) {}
