package dev.customersync.push;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decider;
import dev.customersync.http.Workers;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.run.Ownership;
import dev.customersync.run.StopSignal;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/** Puts pushers together. */
public final class PusherFactory {
    private final Target target;
    private final SyncStates states;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final Outage outage;
    private final RemoteLookUp lookUp;
    private final Workers workers;
    private final PushSettings settings;
    private final StopSignal stop;
    private final Clock clock;

    /**
     * @param transaction joins states and outcomes; of the data source that both are kept in
     */
    public PusherFactory(
            Target target,
            SyncStates states,
            Ledger ledger,
            TransactionOperations transaction,
            Outage outage,
            RemoteLookUp lookUp,
            Workers workers,
            PushSettings settings,
            StopSignal stop,
            Clock clock) {
        this.target = target;
        this.states = states;
        this.ledger = ledger;
        this.transaction = transaction;
        this.outage = outage;
        this.lookUp = lookUp;
        this.workers = workers;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * A pusher for one run.
     *
     * @param ownership asked before anything is sent, and inside every announcing transaction
     * @param recorded told of outcomes once they are in the ledger
     */
    public Pusher create(StateOrigin origin, Ownership ownership, Consumer<List<Outcome>> recorded) {
        Decider decider = new Decider(target.capabilities().incomparableWhenFound());
        Siblings siblings = new Siblings(target, states);
        RowPush rowPush = new RowPush(origin.runId(), target, decider, ownership, siblings, settings, clock);
        return new Pusher(
                origin,
                states,
                new Recorder(origin, states, ledger, transaction, outage, recorded),
                rowPush,
                siblings,
                new UnclearCreates(rowPush, lookUp, workers, settings, stop, clock),
                workers,
                stop,
                ownership,
                outage);
    }
}
