package dev.customersync.push;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.state.StateChange;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;

/** Writes outcomes and what they mean for the state, together or not at all. */
final class Recorder {
    private final StateOrigin origin;
    private final SyncStates states;
    private final Ledger ledger;
    private final TransactionOperations transaction;

    Recorder(StateOrigin origin, SyncStates states, Ledger ledger, TransactionOperations transaction) {
        this.origin = origin;
        this.states = states;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    void record(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = new ArrayList<>(results.size());
        List<StateChange> saved = new ArrayList<>();
        List<RecordKey> withdrawn = new ArrayList<>();
        Map<RecordKey, RowHash> hashes = new LinkedHashMap<>();
        for (Result result : results) {
            outcomes.add(result.outcome());
            if (result.effect() instanceof Result.Save save) {
                saved.add(save.change());
            } else if (result.effect() instanceof Result.Withdraw withdraw) {
                withdrawn.add(withdraw.key());
            } else if (result.effect() instanceof Result.KeepHash keep) {
                hashes.put(keep.key(), keep.hash());
            }
        }
        transaction.executeWithoutResult(status -> {
            if (!saved.isEmpty()) {
                states.save(origin, saved);
            }
            if (!withdrawn.isEmpty()) {
                states.withdraw(withdrawn);
            }
            if (!hashes.isEmpty()) {
                states.refreshHashes(origin, hashes);
            }
            ledger.append(origin.runId(), outcomes);
        });
    }
}
