package dev.customersync.job;

import dev.customersync.record.RecordKey;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The customers that the target is known to hold, those that this run has created so far included. */
final class KnownOwners implements Owners {
    private final long runId;
    private final SyncStates states;

    KnownOwners(long runId, SyncStates states) {
        this.runId = runId;
        this.states = states;
    }

    @Override
    public Map<RecordKey, Owner> of(Set<RecordKey> customers) {
        Map<RecordKey, Owner> owners = new HashMap<>();
        states.find(customers).forEach((key, state) -> {
            if (state.remoteId() != null) {
                owners.put(key, new Owner(state.remoteId(), isNew(state)));
            }
        });
        return owners;
    }

    private boolean isNew(SyncState state) {
        Long createdByRun = state.createdByRun();
        return createdByRun != null && createdByRun == runId;
    }
}
