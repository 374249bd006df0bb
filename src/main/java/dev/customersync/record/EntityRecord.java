package dev.customersync.record;

/**
 * A customer, an address or a contact as the product understands it, whatever it came from or goes to.
 *
 * @param key who it is
 * @param payload what it says; holds its own {@code reference_id} too
 */
public record EntityRecord(RecordKey key, Payload payload) {}
