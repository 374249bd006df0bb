package dev.customersync.missing;

import dev.customersync.record.RecordKey;

/**
 * A record that the target holds and the source does not.
 *
 * @param remoteId the platform's id of it
 */
public record MissingRecord(RecordKey key, String remoteId) {
    @Override
    public String toString() {
        return key.toString();
    }
}
