package dev.customersync.push;

import dev.customersync.database.Outage;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Position;
import dev.customersync.state.StateChange;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Writes outcomes and what they mean for the state, together or not at all, and holds them while the database is away. */
final class Recorder {
    private final StateOrigin origin;
    private final SyncStates states;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final Outage outage;
    private final Consumer<List<Outcome>> recorded;

    /**
     * @param recorded told of outcomes once they are in the ledger
     */
    Recorder(
            StateOrigin origin,
            SyncStates states,
            Ledger ledger,
            TransactionOperations transaction,
            Outage outage,
            Consumer<List<Outcome>> recorded) {
        this.origin = origin;
        this.states = states;
        this.ledger = ledger;
        this.transaction = transaction;
        this.outage = outage;
        this.recorded = recorded;
    }

    void record(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        List<Result> unrecorded = new ArrayList<>(results);
        outage.outlast(() -> write(unrecorded), () -> unrecorded.removeAll(recorded(unrecorded)));
        recorded.accept(
                results.stream().flatMap(result -> result.outcomes().stream()).toList());
    }

    /** Notes at once that the target has said "created" without saying the id: whatever dies now, it is never sent again. */
    void confirm(RecordKey key) {
        outage.outlast(() -> states.confirm(List.of(key)));
    }

    private void write(List<Result> results) {
        Batch batch = new Batch();
        results.forEach(batch::add);
        transaction.executeWithoutResult(status -> batch.write());
    }

    /** Those that were written after all: a commit whose answer was lost may have been carried out. */
    private List<Result> recorded(List<Result> results) {
        Map<EntityType, List<Position>> positions = results.stream()
                .map(Result::anyOutcome)
                .collect(Collectors.groupingBy(
                        Outcome::entity, Collectors.mapping(Outcome::position, Collectors.toList())));
        Map<EntityType, Set<Position>> recorded = new EnumMap<>(EntityType.class);
        positions.forEach((entity, of) -> recorded.put(entity, ledger.recorded(origin.runId(), entity, of)));
        return results.stream()
                .filter(result -> recorded.getOrDefault(result.anyOutcome().entity(), Set.of())
                        .contains(result.anyOutcome().position()))
                .toList();
    }

    /** What one transaction writes. */
    private final class Batch {
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<StateChange> arrived = new ArrayList<>();
        private final List<StateChange> saved = new ArrayList<>();
        private final List<RecordKey> withdrawn = new ArrayList<>();
        private final List<RecordKey> forgotten = new ArrayList<>();
        private final Map<RecordKey, RowHash> hashes = new LinkedHashMap<>();

        void add(Result result) {
            outcomes.addAll(result.outcomes());
            if (result.effect() instanceof Result.Arrive arrive) {
                arrived.add(arrive.change());
            } else if (result.effect() instanceof Result.Save save) {
                saved.add(save.change());
            } else if (result.effect() instanceof Result.Withdraw withdraw) {
                withdrawn.add(withdraw.key());
            } else if (result.effect() instanceof Result.Forget forget) {
                forgotten.add(forget.key());
            } else if (result.effect() instanceof Result.KeepHash keep) {
                hashes.put(keep.key(), keep.hash());
            }
        }

        void write() {
            if (!arrived.isEmpty()) {
                states.arrive(origin, arrived);
            }
            if (!saved.isEmpty()) {
                states.save(origin, saved);
            }
            if (!withdrawn.isEmpty()) {
                states.withdraw(withdrawn);
            }
            if (!forgotten.isEmpty()) {
                states.forget(forgotten);
            }
            if (!hashes.isEmpty()) {
                states.refreshHashes(origin, hashes);
            }
            ledger.append(origin.runId(), outcomes);
        }
    }
}
