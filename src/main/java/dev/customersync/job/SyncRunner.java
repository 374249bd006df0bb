package dev.customersync.job;

import dev.customersync.http.RequestTotals;
import dev.customersync.outcome.Ledger;
import dev.customersync.push.Pusher;
import dev.customersync.push.PusherFactory;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.record.EntityType;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.Run;
import dev.customersync.run.RunInput;
import dev.customersync.run.Runs;
import dev.customersync.run.StopSignal;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** Runs a sync from its beginning, or from where it was left, to closed books. */
public final class SyncRunner {
    private static final String COMMAND = "sync";

    private final RunRegister register;
    private final RunClosing closing;
    private final AccountGuard accountGuard;
    private final InFlightResolver inFlight;
    private final PusherFactory pushers;
    private final RemoteLookUp lookUp;
    private final SyncStates states;
    private final Ledger ledger;
    private final Runs runs;
    private final Target target;
    private final JobRepository repository;
    private final JobOperator operator;
    private final StopSignal stop;
    private final int chunkSize;

    SyncRunner(
            RunRegister register,
            RunClosing closing,
            AccountGuard accountGuard,
            InFlightResolver inFlight,
            PusherFactory pushers,
            RemoteLookUp lookUp,
            SyncStates states,
            Ledger ledger,
            Runs runs,
            Target target,
            JobRepository repository,
            JobOperator operator,
            StopSignal stop,
            int chunkSize) {
        this.register = register;
        this.closing = closing;
        this.accountGuard = accountGuard;
        this.inFlight = inFlight;
        this.pushers = pushers;
        this.lookUp = lookUp;
        this.states = states;
        this.ledger = ledger;
        this.runs = runs;
        this.target = target;
        this.repository = repository;
        this.operator = operator;
        this.stop = stop;
        this.chunkSize = chunkSize;
    }

    /**
     * Runs.
     *
     * @param inputs what is read, in this order
     * @throws dev.customersync.problem.SyncException when the run cannot begin, or its reports cannot be written; whatever happens
     *     in between is part of the result
     */
    public RunResult run(SyncRequest request, List<SyncInput> inputs) throws Exception {
        List<RunInput> runInputs = inputs.stream().map(SyncInput::toRunInput).toList();
        Run run = register.open(COMMAND, runInputs, request.newRun());
        SyncJob job = job(run, inputs);
        Ending ending = job.isComplete() ? Ending.COMPLETE : execute(job);
        List<EntityType> entities = inputs.stream().map(SyncInput::entity).toList();
        return closing.close(run, entities, job::rowsRead, requests(), ending, request.reportDir());
    }

    private SyncJob job(Run run, List<SyncInput> inputs) {
        StateOrigin origin = new StateOrigin(run.id(), run.feed());
        Pusher pusher = pushers.create(origin, () -> runs.requireOwner(run.id(), run.owner()));
        return new SyncJob(
                repository,
                operator,
                run.id(),
                () -> {
                    accountGuard.check();
                    inFlight.resolve(origin);
                },
                inputs,
                input -> new ChunkWriter(
                        new ChunkPlanner(run.id(), input.mapping(), states, ledger, target, lookUp),
                        pusher,
                        new LeftRows(run.id(), input.mapping(), ledger),
                        stop),
                chunkSize);
    }

    private RequestCounts requests() {
        RequestTotals totals = target.requests();
        return new RequestCounts(totals.total(), totals.retries(), totals.throttled(), totals.byStatus());
    }

    private Ending execute(SyncJob job) throws Exception {
        JobExecution execution = job.execute();
        boolean started = target.requests().byStatus().keySet().stream().anyMatch(status -> status.startsWith("2"));
        return Ending.of(execution, stop, started);
    }
}
