package dev.customersync.state;

import dev.customersync.record.RecordKey;
import java.time.Instant;

/**
 * A state with its history.
 *
 * @param feed the stream of inputs that last brought the record
 * @param writtenAt when the state was last written, by the database's clock
 */
public record KnownRecord(SyncState state, String feed, Instant writtenAt) {

    /** Whose state it is. */
    public RecordKey key() {
        return state.key();
    }
}
