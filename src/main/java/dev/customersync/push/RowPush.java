package dev.customersync.push;

import dev.customersync.decision.Decider;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.Exchange;
import dev.customersync.http.StoppedException;
import dev.customersync.outcome.Action;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.push.PushSettings.RemoteMissing;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.run.Ownership;
import dev.customersync.run.RunStoppedException;
import dev.customersync.state.StateChange;
import dev.customersync.target.PartlyDoneException;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the decision for one row at the target. A row's failure is data, never an exception. Thread-safe. */
final class RowPush {
    private static final int CONFLICT = 409;

    private final long runId;
    private final Target target;
    private final Decider decider;
    private final Ownership ownership;
    private final Siblings siblings;
    private final PushSettings settings;
    private final Clock clock;

    RowPush(
            long runId,
            Target target,
            Decider decider,
            Ownership ownership,
            Siblings siblings,
            PushSettings settings,
            Clock clock) {
        this.runId = runId;
        this.target = target;
        this.decider = decider;
        this.ownership = ownership;
        this.siblings = siblings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the create. */
    Pushed create(RowDecision row, Decision.Create create, int sendsBefore) {
        return siblings.oneAtATime(row.key(), () -> createNow(row, create, sendsBefore));
    }

    private Pushed createNow(RowDecision row, Decision.Create create, int sendsBefore) {
        try {
            ownership.await();
            Siblings.Doubt doubt = openDoubt(row.key());
            if (doubt != null) {
                // It is looked up with the one that it waits for, and sent when that one's fate is known.
                Instant sent = believedFrom(doubt).minus(settings.settle());
                return new Pushed.Unclear(row, create, waiting(doubt), sendsBefore, sent);
            }
            Receipt receipt = target.create(create.parentRemoteId(), create.record());
            return new Pushed.Done(created(row, create, receipt.remoteId(), receipt.parts(), receipt.exchange()));
        } catch (PartlyDoneException e) {
            return new Pushed.Done(createdInPart(row, create, e));
        } catch (CallFailedException e) {
            if (e.effect() == CallFailedException.Effect.NONE) {
                return refused(row, create, e);
            }
            siblings.doubt(row.key(), e, clock.instant());
            return new Pushed.Unclear(row, create, e, sendsBefore + 1, clock.instant());
        } catch (SyncException | StoppedException | RunStoppedException stop) {
            return new Pushed.Stopped(row, stop, true);
        } catch (RuntimeException unexpected) {
            // A defect, and nothing is known of what it left behind: the next run looks it up.
            return new Pushed.Stopped(row, unexpected, false);
        }
    }

    /** The result of an announced create that is known to have succeeded. */
    Result created(
            RowDecision row, Decision.Create create, String remoteId, Map<String, String> parts, Exchange exchange) {
        StateChange change = new StateChange(
                create.record().key(), remoteId, parts, create.record().payload(), create.hash(), runId);
        siblings.owns(row.key(), parts.values());
        return Result.of(row, Outcomes.created(row, remoteId, exchange), new Result.Arrive(change));
    }

    /** What was made is remembered without a hash, so that the row is compared again, and only what lacks is sent. */
    private Result createdInPart(RowDecision row, Decision.Create create, PartlyDoneException failure) {
        Receipt done = failure.done();
        siblings.owns(row.key(), done.parts().values());
        StateChange change = new StateChange(
                row.key(),
                done.remoteId(),
                done.parts(),
                create.record().payload().without(failure.undone()),
                null,
                runId);
        return Result.of(row, Outcomes.failed(row, Action.CREATE, failure, done.remoteId()), new Result.Save(change));
    }

    /** Sends the fields that differ. */
    Pushed patch(RowDecision row, Decision.Patch patch) {
        return siblings.oneAtATime(row.key(), () -> patchNow(row, patch));
    }

    private Pushed patchNow(RowDecision row, Decision.Patch patch) {
        try {
            ownership.await();
            Siblings.Doubt doubt = openDoubt(row.key());
            if (doubt != null) {
                return new Pushed.Done(
                        Result.of(row, Outcomes.failed(row, Action.PATCH, waiting(doubt), patch.remoteId()), null));
            }
            Receipt receipt = target.update(
                    siblings.locate(
                            row.key(),
                            new RemoteLocation(
                                    row.key().entity(), patch.parentRemoteId(), patch.remoteId(), patch.remoteParts())),
                    patch.difference().changed(),
                    patch.difference().whole());
            return new Pushed.Done(updated(row, patch, receipt));
        } catch (PartlyDoneException e) {
            StateChange change =
                    change(row, patch, e.done(), patch.difference().whole().without(e.undone()), null);
            return new Pushed.Done(
                    Result.of(row, Outcomes.failed(row, Action.PATCH, e, change.remoteId()), new Result.Save(change)));
        } catch (CallFailedException e) {
            if (e.effect() != CallFailedException.Effect.NONE) {
                siblings.doubt(row.key(), e, clock.instant());
            }
            return e.code() == ErrorCode.REMOTE_MISSING && settings.remoteMissing() == RemoteMissing.RECREATE
                    ? new Pushed.Gone(row, patch)
                    : new Pushed.Done(Result.of(row, Outcomes.failed(row, Action.PATCH, e, patch.remoteId()), null));
        } catch (RuntimeException stop) {
            return new Pushed.Stopped(row, stop, false);
        }
    }

    /** Deletes the record. Died before that was recorded, the next run deletes it again: gone already is done. */
    Pushed delete(RowDecision row, Decision.Delete delete) {
        return siblings.oneAtATime(row.key(), () -> deleteNow(row, delete));
    }

    private Pushed deleteNow(RowDecision row, Decision.Delete delete) {
        try {
            ownership.await();
            Exchange exchange = target.delete(siblings.locate(
                    row.key(),
                    new RemoteLocation(
                            row.key().entity(), delete.parentRemoteId(), delete.remoteId(), delete.remoteParts())));
            siblings.owns(row.key(), List.of());
            return new Pushed.Done(
                    Result.of(row, Outcomes.deleted(row, delete, exchange), new Result.Forget(row.key())));
        } catch (CallFailedException e) {
            return new Pushed.Done(Result.of(row, Outcomes.notDeleted(row, delete, e), null));
        } catch (RuntimeException stop) {
            return new Pushed.Stopped(row, stop, false);
        }
    }

    private Result updated(RowDecision row, Decision.Patch patch, Receipt receipt) {
        StateChange change = change(row, patch, receipt, patch.difference().whole(), patch.hash());
        return Result.of(row, Outcomes.updated(row, patch, receipt), new Result.Save(change));
    }

    private StateChange change(
            RowDecision row, Decision.Patch patch, Receipt receipt, Payload held, @Nullable RowHash hash) {
        Map<String, String> parts = new HashMap<>(patch.remoteParts());
        parts.keySet().removeAll(receipt.goneParts());
        parts.putAll(receipt.parts());
        siblings.owns(row.key(), parts.values());
        return new StateChange(row.key(), receipt.remoteId(), parts, held, hash, patch.createdByRun());
    }

    /** The write to a sibling of which is not known what became of it, as long as the target may be at work at it. */
    private Siblings.@Nullable Doubt openDoubt(RecordKey key) {
        Siblings.Doubt doubt = siblings.doubt(key);
        if (doubt != null && !believedFrom(doubt).isAfter(clock.instant())) {
            siblings.settled(key);
            return null;
        }
        return doubt;
    }

    private Instant believedFrom(Siblings.Doubt doubt) {
        return doubt.sent().plus(doubt.failure().timedOut() ? settings.serverMaxTime() : settings.settle());
    }

    private static CallFailedException waiting(Siblings.Doubt doubt) {
        return new CallFailedException(
                ErrorCode.NO_CLEAR_ANSWER,
                CallFailedException.Effect.UNCLEAR,
                Exchange.NONE,
                List.of(),
                "not sent yet, since it is not known what became of another record of the same customer: "
                        + doubt.failure().getMessage(),
                null);
    }

    private Pushed refused(RowDecision row, Decision.Create create, CallFailedException refusal) {
        Result failed =
                Result.of(row, Outcomes.failed(row, Action.CREATE, refusal, null), new Result.Withdraw(row.key()));
        if (!mayBeThere(refusal)) {
            return new Pushed.Done(failed);
        }
        try {
            List<RemoteRecord> found = target.find(create.parentRemoteId(), List.of(create.record()))
                    .getOrDefault(row.key(), List.of());
            return found.isEmpty() ? new Pushed.Done(failed) : adopt(row, create, found);
        } catch (CallFailedException | StoppedException | SyncException lookUpFailed) {
            // The refusal stands: the row has its outcome, and the next run looks the record up before it sends
            // anything.
            return new Pushed.Done(failed);
        }
    }

    /** A platform that refuses a second record of one key may do so with any of these; the record may be there without us. */
    private static boolean mayBeThere(CallFailedException e) {
        return e.hasStatus(CONFLICT) || e.fields().contains(FieldDefinition.REFERENCE_ID);
    }

    private Pushed adopt(RowDecision row, Decision.Create create, List<RemoteRecord> found) {
        Decision decision = decider.unknown(create.record(), create.hash(), found, create.parentRemoteId());
        RowDecision decided = row.with(decision);
        if (decision instanceof Decision.Patch patch) {
            return patch(decided, patch);
        }
        return new Pushed.Done(
                decision instanceof Decision.Adopt adopt
                        ? adopted(decided, adopt)
                        : Result.of(
                                decided,
                                Outcomes.failed(decided, (Decision.Failed) decision),
                                new Result.Withdraw(row.key())));
    }

    /** The result of finding that the target already held the record and that it says the same. */
    static Result adopted(RowDecision row, Decision.Adopt adopt) {
        RemoteRecord remote = adopt.adopted();
        StateChange change =
                new StateChange(row.key(), remote.remoteId(), remote.parts(), adopt.whole(), adopt.hash(), null);
        return Result.of(row, Outcomes.adopted(row, remote), new Result.Save(change));
    }
}
