package dev.customersync.state;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.RowHash;
import org.jspecify.annotations.Nullable;

/**
 * A create that is about to be sent.
 *
 * @param record as it will be sent; by its payload a later run tells whether the create arrived
 * @param rowHash of the row that the record came from; null when no row says all of it
 */
public record Announcement(EntityRecord record, @Nullable RowHash rowHash) {}
