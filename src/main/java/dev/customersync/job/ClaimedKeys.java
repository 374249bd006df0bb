package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that rows of a run have claimed, though their outcomes may not be in the ledger yet: one chunk may be under way when the
 * next is begun with, and a third is decided on. For one thread.
 */
final class ClaimedKeys {
    private final long runId;
    private final Ledger ledger;
    private Map<RecordKey, Position> last = Map.of();
    private Map<RecordKey, Position> beforeLast = Map.of();

    ClaimedKeys(long runId, Ledger ledger) {
        this.runId = runId;
        this.ledger = ledger;
    }

    /** By which rows those of the keys are claimed that are; the caller's own. */
    Map<RecordKey, Position> among(Set<RecordKey> keys) {
        Map<RecordKey, Position> claimed = new HashMap<>();
        ledger.claims(runId, keys).forEach((key, claim) -> claimed.put(key, claim.position()));
        for (Map<RecordKey, Position> unrecorded : List.of(beforeLast, last)) {
            keys.stream().filter(unrecorded::containsKey).forEach(key -> claimed.putIfAbsent(key, unrecorded.get(key)));
        }
        return claimed;
    }

    /** A chunk is decided on, by whose end these were claimed; to be called once a chunk. */
    void decided(Map<RecordKey, Position> claimed) {
        beforeLast = last;
        last = claimed;
    }
}
