package dev.customersync.job;

import dev.customersync.decision.AddressRow;
import dev.customersync.decision.Decider;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides on customers of whom this run reads addresses only: one that the target is known to hold is patched, another one's
 * addresses are blocked.
 */
final class AddressesOnlyPlanner implements Planner {
    private final AddressJoin addresses;
    private final SyncStates states;
    private final Decider decider;

    AddressesOnlyPlanner(AddressJoin addresses, SyncStates states, Decider decider) {
        this.addresses = addresses;
        this.states = states;
        this.decider = decider;
    }

    /**
     * Decides.
     *
     * @param rows one address row of each customer; it stands for all of them
     */
    @Override
    public List<RowDecision> plan(List<KeyedRow> rows) {
        Set<RecordKey> customers = new LinkedHashSet<>();
        rows.forEach(row -> customers.add(row.key().owner()));
        Map<RecordKey, List<StagedAddress>> waiting = addresses.of(customers);
        Map<RecordKey, SyncState> known = states.find(customers);
        List<RowDecision> decided = new ArrayList<>();
        waiting.forEach((customer, staged) -> decide(customer, known.get(customer), staged, decided));
        return decided;
    }

    private void decide(
            RecordKey customer, @Nullable SyncState state, List<StagedAddress> staged, List<RowDecision> decided) {
        if (state == null || state.remoteId() == null) {
            staged.forEach(one -> decided.add(new RowDecision(one.row(), one.key(), new Decision.Blocked())));
            return;
        }
        AddressJoin.Joined joined = addresses.join(Payload.EMPTY, null, staged);
        decided.addAll(joined.rejected());
        List<AddressRow> accepted = Candidate.addressRows(joined.accepted(), state.remoteParts());
        Decision.Patch patch = decider.addresses(joined.addresses(), state);
        if (patch != null) {
            decided.add(RowDecision.ofAddresses(customer, patch, accepted));
        } else {
            accepted.forEach(one ->
                    decided.add(new RowDecision(one.row(), one.key(), new Decision.Unchanged(one.remoteId(), null))));
        }
    }
}
