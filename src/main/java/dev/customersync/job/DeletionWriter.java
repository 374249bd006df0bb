package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.missing.MissingRecord;
import dev.customersync.outcome.Ledger;
import dev.customersync.push.Pusher;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Deletes missing records at the target. There is no row that asks for it: outcomes number the deletions instead. */
final class DeletionWriter implements ItemWriter<MissingRecord> {
    /** What stands where other outcomes name their file. */
    static final String SOURCE = "(missing)";

    private static final Header NO_COLUMNS = new Header(SOURCE, List.of(), ',');

    private final long runId;
    private final SyncStates states;
    private final Ledger ledger;
    private final Pusher pusher;
    private final Outage outage;
    private final StopSignal stop;

    DeletionWriter(long runId, SyncStates states, Ledger ledger, Pusher pusher, Outage outage, StopSignal stop) {
        this.runId = runId;
        this.states = states;
        this.ledger = ledger;
        this.pusher = pusher;
        this.outage = outage;
        this.stop = stop;
    }

    @Override
    public void write(Chunk<? extends MissingRecord> chunk) {
        if (stop.getAsBoolean()) {
            throw new RunStoppedException();
        }
        List<RecordKey> keys = chunk.getItems().stream().map(MissingRecord::key).toList();
        pusher.push(outage.outlast(() -> decisions(keys)));
    }

    private List<RowDecision> decisions(List<RecordKey> keys) {
        Set<RecordKey> withOwners = new LinkedHashSet<>(keys);
        keys.stream()
                .filter(key -> key.entity() != EntityType.CUSTOMER)
                .map(RecordKey::owner)
                .forEach(withOwners::add);
        Map<RecordKey, SyncState> known = states.find(withOwners);
        long line = ledger.lastLine(runId, SOURCE);
        List<RowDecision> decisions = new ArrayList<>();
        for (RecordKey key : keys) {
            SyncState state = known.get(key);
            SyncState owner = key.entity() == EntityType.CUSTOMER ? null : known.get(key.owner());
            String remoteId = state == null ? null : state.remoteId();
            if (state != null && remoteId != null) {
                Row noRow = new Row(new Position(SOURCE, ++line), NO_COLUMNS, List.of(), List.of());
                String parentRemoteId = owner == null ? null : owner.remoteId();
                Decision delete = new Decision.Delete(remoteId, parentRemoteId, state.remoteParts());
                decisions.add(new RowDecision(noRow, key, delete));
            }
        }
        return decisions;
    }
}
