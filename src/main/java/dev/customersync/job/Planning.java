package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.job.PlannedChunks.Ahead;
import dev.customersync.job.SyncJob.RowStep;
import dev.customersync.mapping.KnownReferences;
import dev.customersync.mapping.UncheckedReferences;
import dev.customersync.missing.MissingRecord;
import dev.customersync.missing.MissingScope;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.ScratchLedger;
import dev.customersync.plan.Plan;
import dev.customersync.plan.PlanAction;
import dev.customersync.plan.PlanSummary;
import dev.customersync.plan.PlannedRecord;
import dev.customersync.problem.ErrorCode;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.record.EntityType;
import dev.customersync.record.ReferenceKind;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Takes the way of a run up to where it would push: the same steps, readers and planners, over a ledger that nobody else sees. Writes
 * neither to the target nor to any table that lasts, needs no lock, and so may go on beside a run.
 */
public final class Planning {
    /** What has been decided is lost with the connection: there is nothing to wait for. */
    private static final Outage NO_PATIENCE = Outage.of(Duration.ofMillis(1));

    private final DataSource dataSource;
    private final SyncStates states;
    private final Target target;
    private final String targetName;
    private final RemoteLookUp lookUp;
    private final MappingChangeGuard mappingChange;
    private final AccountGuard account;
    private final MissingStep missing;
    private final SyncSettings settings;
    private final StopSignal stop;

    Planning(
            DataSource dataSource,
            SyncStates states,
            Target target,
            String targetName,
            RemoteLookUp lookUp,
            MappingChangeGuard mappingChange,
            AccountGuard account,
            MissingStep missing,
            SyncSettings settings,
            StopSignal stop) {
        this.dataSource = dataSource;
        this.states = states;
        this.target = target;
        this.targetName = targetName;
        this.lookUp = lookUp;
        this.mappingChange = mappingChange;
        this.account = account;
        this.missing = missing;
        this.settings = settings;
        this.stop = stop;
    }

    /**
     * Plans.
     *
     * @param plan given each record as soon as it is decided on
     * @return what all came to
     * @throws dev.customersync.problem.SyncException when it cannot be found out
     * @throws dev.customersync.run.RunStoppedException when it was asked to stop
     */
    public PlanSummary run(PlanRequest request, SyncInputs inputs, Plan plan) {
        PlanChecks checks = new PlanChecks(mappingChange, account);
        UncheckedReferences unchecked = new UncheckedReferences();
        SyncInputs understood = inputs.with(request.offline() ? unchecked : new KnownReferences(target::idsByName));
        checks.checkMapping(understood.inputs());
        List<RowStep> steps;
        LeftOut leftOut = new LeftOut();
        try (ScratchLedger scratch = ScratchLedger.open(dataSource)) {
            steps = steps(
                    scratch,
                    understood,
                    plan,
                    request.offline() ? PlanChecks::offline : checks.online(lookUp),
                    leftOut);
            steps.forEach(this::carryOut);
            if (request.missing().delete()) {
                addMissing(request, scratch, inputs, plan, checks);
            }
        }
        warn(unchecked, checks);
        PlanSummary summary = new PlanSummary(
                targetName,
                settings.feed(),
                inputs.inputs().stream().map(SyncInput::toRunInput).toList(),
                request.offline(),
                Stream.concat(checks.warnings().stream(), leftOut.warnings().stream())
                        .toList(),
                plan.counts(entity -> rowsRead(steps, entity)),
                target.requests().total());
        plan.end(summary);
        return summary;
    }

    private List<RowStep> steps(ScratchLedger scratch, SyncInputs inputs, Plan plan, LookUp unknown, LeftOut leftOut) {
        Ledger ledger = scratch.ledger();
        RunSteps steps = new RunSteps(
                states,
                ledger,
                scratch.outstanding(),
                scratch.staged(),
                target,
                unknown,
                leftOut,
                NO_PATIENCE,
                stop,
                settings.chunkSize());
        return steps.of(
                ScratchLedger.RUN,
                new Outstanding.Selection(targetName, settings.feed(), null),
                inputs,
                new PlannedOwners(states, ledger),
                (name, reader, planner, mapping, ahead) -> {
                    // The scratch ledger is for one thread, so that only rows are read ahead.
                    Ahead possible = ahead == Ahead.DECISIONS ? Ahead.ROWS : ahead;
                    PlannedChunks chunks = new PlannedChunks(
                            reader, mapping, planner, settings.chunkSize(), possible, new RunThreads());
                    return new RowStep(name, mapping.entity(), chunks, new PlanningWriter(ledger, plan, stop));
                });
    }

    /** As a chunk step does, without leaving a trace of it. */
    private void carryOut(RowStep step) {
        PlannedChunks reader = step.reader();
        try {
            reader.open(new ExecutionContext());
            for (PlannedChunk chunk = reader.read(); chunk != null; chunk = reader.read()) {
                step.writer().write(new Chunk<>(chunk));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            reader.close();
        }
    }

    private static long rowsRead(List<RowStep> steps, EntityType entity) {
        return steps.stream()
                .filter(step -> step.entity() == entity)
                .mapToLong(step -> step.reader().rowsRead().orElse(0))
                .sum();
    }

    private void addMissing(
            PlanRequest request, ScratchLedger scratch, SyncInputs inputs, Plan plan, PlanChecks checks) {
        MissingScope scope = new MissingScope(
                ScratchLedger.RUN,
                targetName,
                settings.feed(),
                request.missing().includeAdopted());
        MissingReader reader = missing.reader(
                scratch.dataSource(),
                ScratchLedger.TABLES,
                scope,
                inputs,
                source -> "",
                (refused, considered) -> {
                    checks.warn(refused);
                    return refused.code() == ErrorCode.MISSING_LIMIT ? considered : List.of();
                },
                NO_PATIENCE);
        reader.open(new ExecutionContext());
        for (MissingRecord record = reader.read(); record != null; record = reader.read()) {
            plan.add(new PlannedRecord(PlanAction.DELETE, record.key(), null, record.remoteId(), List.of(), null));
        }
    }

    private void warn(UncheckedReferences unchecked, PlanChecks checks) {
        for (ReferenceKind kind : ReferenceKind.values()) {
            if (unchecked.count(kind) > 0) {
                checks.add(
                        unchecked.count(kind) + " " + kind.label()
                                + "s given by name were not looked up: they may be unknown, and their fields may show as changed");
            }
        }
        long inFlight = states.countInFlight();
        if (inFlight > 0) {
            checks.add(inFlight + (inFlight == 1 ? " create" : " creates")
                    + " of an earlier run got no answer; a sync first finds out what became of them");
        }
    }
}
