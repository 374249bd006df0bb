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
     * Records the rows of a chunk that need no call, announces its creates and begins to push. Chunks of records that have to do with
     * each other must not be under way at once; see {@link dev.customersync.target.Capabilities#independentRecords}.
     *
     * @param chunk decisions; of those that lead to a call, no two have the same key
     * @return to be {@linkplain Push#end ended} in any case; what goes wrong here is thrown there
     */
    public Push begin(List<RowDecision> chunk) {
        Harvest harvest = new Harvest(recorder);
        int sent = 0;
        try {
            sent = send(recordThoseWithoutCall(chunk), harvest);
        } catch (RuntimeException e) {
            harvest.stop(e);
        }
        return new Push(this, harvest, sent);
    }

    /**
     * Pushes a chunk and waits until every row that was begun has ended and is recorded.
     *
     * @param chunk as in {@link #begin}
     * @throws RuntimeException as {@link Push#end} does
     */
    public void push(List<RowDecision> chunk) {
        begin(chunk).end(() -> {});
    }

    private int send(List<RowDecision> calls, Harvest harvest) {
        if (!calls.isEmpty()) {
            rememberAdoptions(calls);
            outage.outlast(
                    () -> siblings.learn(calls.stream().map(RowDecision::key).toList()));
            announceAndSubmit(calls, harvest);
        }
        return calls.size();
    }

    private void announceAndSubmit(List<RowDecision> calls, Harvest harvest) {
        announceCreates(calls);
        announceChanges(calls);
        calls.forEach(row -> workers.submit(() -> harvest.put(carryOut(row, harvest))));
    }

    /** See {@link Push#end}. */
    void end(Harvest harvest, int calls, Runnable lowOnCalls) {
        List<Pushed.Gone> gone = gather(harvest, calls, lowOnCalls);
        if (!gone.isEmpty()) {
            Harvest again = new Harvest(recorder);
            announceAndSubmit(createAgain(gone), again);
            gather(again, gone.size(), lowOnCalls);
        }
    }

    /** Waits and records; what was deleted at the target and is to be created again is left to the caller. */
    private List<Pushed.Gone> gather(Harvest harvest, int calls, Runnable lowOnCalls) {
        harvest.gather(calls, lowOnCalls);
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
                            new EntityRecord(key, patch.difference().whole());
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
