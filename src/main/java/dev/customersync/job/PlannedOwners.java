package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.ScratchLedger;
import dev.customersync.outcome.Status;
import dev.customersync.record.RecordKey;
import dev.customersync.state.SyncStates;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The customers that the target would hold by the time at which a sync came to what belongs to them. */
final class PlannedOwners implements Owners {
    private final SyncStates states;
    private final Ledger planned;
    private final Owners known;

    /**
     * @param planned what has been decided so far
     */
    PlannedOwners(SyncStates states, Ledger planned) {
        this.states = states;
        this.planned = planned;
        this.known = new KnownOwners(ScratchLedger.RUN, states);
    }

    @Override
    public Map<RecordKey, Owner> of(Set<RecordKey> customers) {
        Map<RecordKey, Owner> owners = new HashMap<>(known.of(customers));
        Set<RecordKey> others = new LinkedHashSet<>(customers);
        others.removeAll(owners.keySet());
        if (!others.isEmpty()) {
            planned.claims(ScratchLedger.RUN, others).forEach((key, claim) -> {
                if (claim.status() == Status.CREATED || claim.remoteId() != null) {
                    owners.put(key, new Owner(claim.remoteId(), claim.status() == Status.CREATED));
                }
            });
            // An announced create is found, or withdrawn and repeated: in both cases it is there then, and new.
            states.find(others).keySet().forEach(key -> owners.putIfAbsent(key, new Owner(null, true)));
        }
        return owners;
    }
}
