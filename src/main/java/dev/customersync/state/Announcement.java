package dev.customersync.state;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.RowHash;

/**
 * A create that is about to be sent.
 *
 * @param record as it will be sent; by its payload a later run tells whether the create arrived
 * @param rowHash of the row that the record came from
 */
public record Announcement(EntityRecord record, RowHash rowHash) {}
