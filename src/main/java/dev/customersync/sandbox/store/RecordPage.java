package dev.customersync.sandbox.store;

import java.util.List;

/**
 * A page of a list.
 *
 * @param total how many records the whole list holds
 */
public record RecordPage(List<StoredRecord> records, long total) {}
