package dev.customersync.job;

import dev.customersync.http.RequestTotals;
import dev.customersync.job.SyncJob.ItemStep;
import dev.customersync.mapping.KnownReferences;
import dev.customersync.missing.MissingRecord;
import dev.customersync.missing.MissingScope;
import dev.customersync.outcome.Outstanding;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.push.Pusher;
import dev.customersync.push.PusherFactory;
import dev.customersync.record.RecordKey;
import dev.customersync.report.Reports;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.Run;
import dev.customersync.run.RunInput;
import dev.customersync.run.RunStatus;
import dev.customersync.run.StopSignal;
import dev.customersync.run.TargetLock;
import dev.customersync.run.TimeSpent;
import dev.customersync.state.StateOrigin;
import dev.customersync.target.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs a sync from its beginning, or from where it was left, to closed books. */
public final class SyncRunner {
    private static final Logger log = LoggerFactory.getLogger(SyncRunner.class);

    private final Supplier<TargetLock> locks;
    private final RunRegister register;
    private final RunClosing closing;
    private final Preparation preparation;
    private final PusherFactory pushers;
    private final RunSteps steps;
    private final MissingStep missing;
    private final Outstanding outstanding;
    private final Target target;
    private final LeftOut leftOut;
    private final SyncJobs jobs;
    private final BiFunction<Run, RunThreads, RunSampler> samplers;
    private final StopSignal stop;
    private final ProgressOfRuns progress;

    /**
     * @param locks takes the target's lock
     * @param samplers begins to watch the run that these threads carry on
     */
    SyncRunner(
            Supplier<TargetLock> locks,
            RunRegister register,
            RunClosing closing,
            Preparation preparation,
            PusherFactory pushers,
            RunSteps steps,
            MissingStep missing,
            Outstanding outstanding,
            Target target,
            LeftOut leftOut,
            SyncJobs jobs,
            BiFunction<Run, RunThreads, RunSampler> samplers,
            StopSignal stop,
            ProgressOfRuns progress) {
        this.locks = locks;
        this.register = register;
        this.closing = closing;
        this.preparation = preparation;
        this.pushers = pushers;
        this.steps = steps;
        this.missing = missing;
        this.outstanding = outstanding;
        this.target = target;
        this.leftOut = leftOut;
        this.jobs = jobs;
        this.samplers = samplers;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Runs.
     *
     * @param inputs what is read
     * @param opened told of the run before it does anything
     * @throws dev.customersync.problem.SyncException when the run cannot begin, or its reports cannot be written; whatever happens
     *     in between is part of the result
     */
    public RunResult run(SyncRequest request, SyncInputs inputs, Consumer<Run> opened) {
        try (TargetLock lock = locks.get()) {
            List<RunInput> runInputs =
                    inputs.inputs().stream().map(SyncInput::toRunInput).toList();
            Instant quietSince = register.quietSince().orElse(null);
            List<String> mappingVersions =
                    inputs.inputs().stream().map(SyncInput::mappingVersion).toList();
            Run run = register.open(request, runInputs, mappingVersions);
            lock.heldFor(run.id(), () -> new RunOwnership(lock, register.runs(), run).require());
            SyncInputs understood = inputs.with(new KnownReferences(target::idsByName));
            opened.accept(run);
            sayOvertaken(request.outstandingOf());
            try (RunProgress told = progress.begin(run, understood, request.outstandingOf())) {
                RunThreads threads = new RunThreads();
                SyncJob job = job(run, request, understood, lock, quietSince, told, threads);
                RunSampler sampler = samplers.apply(run, threads);
                Ending ending = job.execute(stop, this::hasAnswered);
                leftOut.warnings().forEach(log::warn);
                return close(run, request, inputs, job, sampler.end(), ending);
            }
        }
    }

    private RunResult close(
            Run run, SyncRequest request, SyncInputs inputs, SyncJob job, TimeSpent timeSpent, Ending ending) {
        try {
            if (ending.status() == RunStatus.COMPLETED && request.inputs().limit() == null) {
                preparation.completed(run.id(), inputs.inputs());
            }
            return closing.close(run, job::rowsRead, requests(), timeSpent, ending, request.reportDir());
        } catch (DataAccessException | TransactionException e) {
            String before = ending.error() == null ? "" : "; before that: " + ending.error();
            throw new SyncException(
                    ErrorCode.DATABASE_LOST,
                    "The books of run " + run.id() + " could not be closed: " + e.getMessage() + before,
                    e);
        }
    }

    /** Rows that are asked for by their run, and that later runs have dealt with, must not be overwritten by what they said then. */
    private void sayOvertaken(@Nullable Long ofRun) {
        List<RecordKey> overtaken = ofRun == null ? List.of() : outstanding.overtaken(ofRun);
        if (!overtaken.isEmpty()) {
            log.info(
                    "{} rows of run {} were overtaken by later runs and are not tried: {}",
                    overtaken.size(),
                    ofRun,
                    overtaken);
        }
    }

    /**
     * Gives outstanding rows up: no run tries them again.
     *
     * @param ofRun the run that they failed in last; null for any
     * @return their keys
     */
    public List<RecordKey> giveUpOutstanding(@Nullable Long ofRun) {
        try (TargetLock lock = locks.get()) {
            lock.awaitHeld();
            return outstanding.giveUp(register.selection(ofRun));
        }
    }

    private SyncJob job(
            Run run,
            SyncRequest request,
            SyncInputs inputs,
            TargetLock lock,
            @Nullable Instant quietSince,
            RunProgress told,
            RunThreads threads) {
        StateOrigin origin = new StateOrigin(run.id(), run.feed());
        Pusher pusher = pushers.create(origin, new RunOwnership(lock, register.runs(), run), told::recorded);
        return jobs.of(
                run.id(),
                () -> preparation.run(origin, request, inputs, quietSince),
                steps.of(run, inputs, request.outstandingOf(), pusher, threads),
                lastSteps(run, request, inputs, pusher));
    }

    private List<ItemStep<MissingRecord>> lastSteps(Run run, SyncRequest request, SyncInputs inputs, Pusher pusher) {
        if (!request.missing().delete()) {
            return List.of();
        }
        MissingScope scope = new MissingScope(
                run.id(), run.target(), run.feed(), request.missing().includeAdopted());
        Path folder = Reports.folder(request.reportDir(), run.id(), run.startedAt());
        return List.of(missing.of(scope, inputs, folder, pusher));
    }

    /** Whether the target has let us in, so that a key that fails now was lost in mid-run. */
    private boolean hasAnswered() {
        return target.requests().byStatus().keySet().stream().anyMatch(status -> status.startsWith("2"));
    }

    /** What was asked of the target so far by this process. */
    public RequestTotals requestTotals() {
        return target.requests();
    }

    private RequestCounts requests() {
        RequestTotals totals = target.requests();
        return new RequestCounts(
                totals.total(),
                totals.retries(),
                totals.throttled(),
                totals.throttledTime().toMillis(),
                totals.ratePerSecond(),
                totals.byStatus());
    }
}
