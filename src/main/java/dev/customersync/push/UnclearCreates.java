package dev.customersync.push;

import dev.customersync.decision.Decision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.Workers;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.push.RemoteLookUp.Wanted;
import dev.customersync.record.RemoteRecord;
import dev.customersync.run.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Finds out what became of creates that got no clear answer: waits until the target must have settled, looks them up, and sends
 * again only what is known not to have arrived.
 */
final class UnclearCreates {
    private final RowPush rowPush;
    private final RemoteLookUp lookUp;
    private final Workers workers;
    private final PushSettings settings;
    private final StopSignal stop;
    private final Clock clock;

    UnclearCreates(
            RowPush rowPush,
            RemoteLookUp lookUp,
            Workers workers,
            PushSettings settings,
            StopSignal stop,
            Clock clock) {
        this.rowPush = rowPush;
        this.lookUp = lookUp;
        this.workers = workers;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * Settles all of these, one way or another, and hands over each row's end.
     *
     * @return false when the run was asked to stop meanwhile: what is not settled then is handed to nobody; it stays announced,
     *     and the next execution resolves it first of all
     * @throws dev.customersync.problem.SyncException when a look-up says that the whole run has to stop
     */
    boolean settle(List<Pushed.Unclear> unclear, Consumer<Pushed> end) {
        List<Pushed.Unclear> open = unclear;
        while (!open.isEmpty()) {
            Instant due = open.stream()
                    .map(this::mayBeBelievedFrom)
                    .min(Instant::compareTo)
                    .orElseThrow();
            if (stop.await(Duration.between(clock.instant(), due))) {
                return false;
            }
            Instant now = clock.instant();
            List<Pushed.Unclear> waiting = new ArrayList<>();
            List<Pushed.Unclear> ready = new ArrayList<>();
            open.forEach(one -> (mayBeBelievedFrom(one).isAfter(now) ? waiting : ready).add(one));
            waiting.addAll(settleReady(ready, end));
            open = waiting;
        }
        return true;
    }

    private List<Pushed.Unclear> settleReady(List<Pushed.Unclear> ready, Consumer<Pushed> end) {
        Findings findings = lookUp.find(ready.stream()
                .map(one -> new Wanted(one.create().record(), one.create().parentRemoteId()))
                .toList());
        List<Callable<Pushed>> again = new ArrayList<>();
        for (Pushed.Unclear one : ready) {
            switch (UnclearVerdict.of(one, findings, settings.attempts())) {
                case CREATED -> end.accept(new Pushed.Done(found(one, findings)));
                case SEND_AGAIN -> again.add(() -> rowPush.create(one.row(), one.create(), one.sends()));
                case UNKNOWN -> end.accept(new Pushed.Done(unknown(one, findings)));
            }
        }
        List<Pushed.Unclear> stillUnclear = new ArrayList<>();
        for (Pushed pushed : workers.callAll(again)) {
            if (pushed instanceof Pushed.Unclear one) {
                stillUnclear.add(one);
            } else {
                end.accept(pushed);
            }
        }
        return stillUnclear;
    }

    private Result found(Pushed.Unclear one, Findings findings) {
        Decision.Create create = one.create();
        RemoteRecord remote = findings.of(create.record().key()).get(0);
        return rowPush.created(
                one.row(),
                create,
                remote.remoteId(),
                remote.parts(),
                one.failure().exchange());
    }

    private static Result unknown(Pushed.Unclear one, Findings findings) {
        CallFailedException failed = findings.failed().get(one.create().record().key());
        int matches = findings.of(one.create().record().key()).size();
        String finding = failed != null
                ? "the look-up failed too: " + failed.getMessage()
                : matches > 1 ? "the look-up found " + matches + " records of this key" : "the look-up did not find it";
        return Result.of(one.row(), Outcomes.unknown(one.row(), one.failure(), finding), null);
    }

    /** From when on the target's "not there" may be believed. */
    private Instant mayBeBelievedFrom(Pushed.Unclear one) {
        return one.lastSent().plus(one.failure().timedOut() ? settings.serverMaxTime() : settings.settle());
    }
}
