package dev.customersync.push;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.Workers;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.run.Ownership;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.state.Announcement;
import dev.customersync.state.StateChange;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Carries out the decisions of a chunk: announces the creates, pushes concurrently, and records outcomes and states as the
 * answers come. For one thread.
 */
public final class Pusher {
    private static final Logger log = LoggerFactory.getLogger(Pusher.class);

    private final StateOrigin origin;
    private final SyncStates states;
    private final Recorder recorder;
    private final RowPush rowPush;
    private final Siblings siblings;
    private final UnclearCreates unclearCreates;
    private final Workers workers;
    private final StopSignal stop;
    private final Ownership ownership;
    private final Outage outage;

    Pusher(
            StateOrigin origin,
            SyncStates states,
            Recorder recorder,
            RowPush rowPush,
            Siblings siblings,
            UnclearCreates unclearCreates,
            Workers workers,
            StopSignal stop,
            Ownership ownership,
            Outage outage) {
        this.origin = origin;
        this.states = states;
        this.recorder = recorder;
        this.rowPush = rowPush;
        this.siblings = siblings;
        this.unclearCreates = unclearCreates;
        this.workers = workers;
        this.stop = stop;
        this.ownership = ownership;
        this.outage = outage;
    }

    /**
     * Pushes a chunk and waits until every row that was begun has ended and is recorded.
     *
     * @param chunk decisions; of those that lead to a call, no two have the same key
     * @throws RuntimeException what stopped the run. All that was learned until then is recorded, rows without an outcome are
     *     left as if they had not been read, and creates that are known not to have been sent are no longer announced.
     */
    public void push(List<RowDecision> chunk) {
        List<RowDecision> calls = recordThoseWithoutCall(chunk);
        if (calls.isEmpty()) {
            return;
        }
        rememberAdoptions(calls);
        outage.outlast(() -> siblings.learn(calls.stream().map(RowDecision::key).toList()));
        List<Pushed.Gone> gone = call(calls);
        if (!gone.isEmpty()) {
            call(createAgain(gone));
        }
    }

    /** Announces, sends and records; what was deleted at the target and is to be created again is left to the caller. */
    private List<Pushed.Gone> call(List<RowDecision> calls) {
        announceCreates(calls);
        announceChanges(calls);
        Harvest harvest = new Harvest(recorder);
        calls.forEach(row -> workers.submit(() -> harvest.put(carryOut(row, harvest))));
        harvest.gather(calls.size());
        settleUnclear(harvest);
        withdraw(harvest.unsent());
        RuntimeException reason = harvest.reasonToStop();
        if (reason != null) {
            throw reason;
        }
        return harvest.gone();
    }

    private List<RowDecision> createAgain(List<Pushed.Gone> gone) {
        outage.outlast(
                () -> states.forget(gone.stream().map(one -> one.row().key()).toList()));
        return gone.stream()
                .map(one -> {
                    RecordKey key = one.row().key();
                    Decision.Patch patch = one.patch();
                    EntityRecord record =
                            new EntityRecord(key, patch.difference().whole().withoutCleared());
                    return one.row().with(new Decision.Create(record, patch.parentRemoteId(), patch.hash()));
                })
                .toList();
    }

    private List<RowDecision> recordThoseWithoutCall(List<RowDecision> chunk) {
        List<RowDecision> calls = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (RowDecision row : chunk) {
            Result result = WithoutCall.result(row);
            if (result == null) {
                calls.add(row);
            } else {
                results.add(result);
            }
        }
        recorder.record(results);
        return calls;
    }

    /** So that a record is ours even if its first patch fails: the next run compares instead of looking it up again. */
    private void rememberAdoptions(List<RowDecision> calls) {
        List<StateChange> adoptions = new ArrayList<>();
        for (RowDecision row : calls) {
            if (row.decision() instanceof Decision.Patch patch && patch.adopted() != null) {
                RemoteRecord remote = patch.adopted();
                adoptions.add(
                        new StateChange(row.key(), remote.remoteId(), remote.parts(), remote.payload(), null, null));
            }
        }
        if (!adoptions.isEmpty()) {
            outage.outlast(() -> states.save(origin, adoptions));
        }
    }

    private void announceCreates(List<RowDecision> calls) {
        List<Announcement> announcements = new ArrayList<>();
        for (RowDecision row : calls) {
            if (row.decision() instanceof Decision.Create create) {
                announcements.add(new Announcement(create.record(), create.hash()));
            }
        }
        if (!announcements.isEmpty()) {
            outage.outlast(() -> states.announce(origin, announcements, ownership::require));
        }
    }

    /** A change of records that share parts may make something new, which is not to be made again before the target has settled. */
    private void announceChanges(List<RowDecision> calls) {
        List<RecordKey> changes = calls.stream()
                .filter(row -> row.decision() instanceof Decision.Patch)
                .map(RowDecision::key)
                .filter(siblings::concern)
                .toList();
        if (!changes.isEmpty()) {
            outage.outlast(() -> states.unsettle(changes, ownership::require));
        }
    }

    /** Ends in any case: who gathers waits for every row. */
    private Pushed carryOut(RowDecision row, Harvest harvest) {
        RuntimeException reason = stop.getAsBoolean() ? new RunStoppedException() : harvest.reasonToStop();
        if (reason != null) {
            return new Pushed.Stopped(row, reason, true);
        }
        try {
            if (row.decision() instanceof Decision.Create create) {
                return rowPush.create(row, create, 0);
            }
            return row.decision() instanceof Decision.Delete delete
                    ? rowPush.delete(row, delete)
                    : rowPush.patch(row, (Decision.Patch) row.decision());
        } catch (RuntimeException | Error defect) {
            return new Pushed.Stopped(
                    row, new IllegalStateException("Pushing " + row.key() + " failed", defect), false);
        }
    }

    /** What cannot be withdrawn now, since the database is away too, is looked up by the next run. */
    private void withdraw(List<RecordKey> unsent) {
        if (!unsent.isEmpty()) {
            try {
                states.withdraw(unsent);
            } catch (DataAccessException | TransactionException e) {
                log.warn("{} creates that were not sent stay announced: {}", unsent.size(), e.getMessage());
            }
        }
    }

    private void settleUnclear(Harvest harvest) {
        if (harvest.unclear().isEmpty() || harvest.reasonToStop() != null) {
            return;
        }
        try {
            boolean settled = unclearCreates.settle(harvest.unclear(), harvest::add);
            if (!settled) {
                harvest.stop(new RunStoppedException());
            }
        } catch (SyncException e) {
            harvest.stop(e);
        } finally {
            harvest.record();
        }
    }
}
