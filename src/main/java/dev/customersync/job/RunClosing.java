package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.report.EntityCounts;
import dev.customersync.report.Reports;
import dev.customersync.report.RunSummary;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.Run;
import dev.customersync.run.RunStatus;
import dev.customersync.run.Runs;
import dev.customersync.run.TimeSpent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Closes the books of a run: counts, balances, remembers, reports. */
final class RunClosing {
    private static final int ERRORS_TOLD = 3;

    private final Runs runs;
    private final Ledger ledger;
    private final StagedAddresses staged;
    private final Reports reports;
    private final int keepRuns;
    private final Clock clock;

    RunClosing(Runs runs, Ledger ledger, StagedAddresses staged, Reports reports, int keepRuns, Clock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.staged = staged;
        this.reports = reports;
        this.keepRuns = keepRuns;
        this.clock = clock;
    }

    /**
     * Closes.
     *
     * @param rowsRead how many rows of each entity the run has read
     * @param requests what this process sent
     * @param timeSpent what its time was spent on
     * @throws dev.customersync.problem.SyncException when the reports cannot be written; the run itself is closed then
     */
    RunResult close(
            Run run,
            ToLongFunction<EntityType> rowsRead,
            RequestCounts requests,
            TimeSpent timeSpent,
            Ending ending,
            Path reportDir) {
        if (ending.status() != RunStatus.COMPLETED) {
            staged.noteNotAttempted(run.id());
        }
        Map<EntityType, EntityCounts> entities = counts(run.id(), rowsRead);
        Path folder = Reports.folder(reportDir, run.id(), run.startedAt());
        runs.finish(
                run.id(),
                ending.status(),
                exitCode(entities, ending).status(),
                numbers(entities),
                run.requests().then(requests),
                run.timeSpent().then(timeSpent),
                ending.error(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        runs.reportTo(run.id(), folder.toString());
        RunSummary summary = RunSummary.of(runs.find(run.id()).orElseThrow());
        if (summary.status() == RunStatus.COMPLETED) {
            runs.dropSamples(ledger.prune(keepRuns));
            staged.clear();
        }
        return new RunResult(
                summary, folder, reports.write(summary, folder), reports.commonestErrors(run.id(), ERRORS_TOLD));
    }

    private Map<EntityType, EntityCounts> counts(long runId, ToLongFunction<EntityType> rowsRead) {
        Map<EntityType, Map<Status, Long>> outcomes = ledger.counts(runId);
        Map<EntityType, EntityCounts> counts = new LinkedHashMap<>();
        for (EntityType entity : RunSteps.entities()) {
            counts.put(entity, new EntityCounts(rowsRead.applyAsLong(entity), outcomes.getOrDefault(entity, Map.of())));
        }
        return counts;
    }

    private static ExitCode exitCode(Map<EntityType, EntityCounts> entities, Ending ending) {
        boolean balanced = entities.values().stream().allMatch(EntityCounts::balanced);
        boolean allDone = entities.values().stream().allMatch(EntityCounts::allDone);
        ExitCode ofRows = allDone ? ExitCode.OK : ExitCode.ROWS_FAILED;
        return Objects.requireNonNullElse(ending.exitCode(), balanced ? ofRows : ExitCode.UNEXPECTED);
    }

    private static Map<String, Map<String, Long>> numbers(Map<EntityType, EntityCounts> entities) {
        Map<String, Map<String, Long>> numbers = new LinkedHashMap<>();
        entities.forEach((entity, counts) -> numbers.put(entity.label(), counts.toNumbers()));
        return numbers;
    }
}
