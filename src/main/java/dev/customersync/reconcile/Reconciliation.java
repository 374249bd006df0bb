package dev.customersync.reconcile;

import dev.customersync.mapping.KnownReferences;
import dev.customersync.mapping.References;
import dev.customersync.progress.Progress;
import dev.customersync.report.Reports;
import dev.customersync.run.RunStoppedException;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Compares what the target holds with the sync state and the source, record by record. Changes nothing at the target nor in the state.
 * It takes no lock, so a sync may be at work meanwhile: records that it writes are counted as {@linkplain
 * ReconcileResult#overtaken overtaken}.
 */
public final class Reconciliation {
    private final DataSource dataSource;
    private final SyncStates states;
    private final Target target;
    private final Progress progress;
    private final BooleanSupplier stopping;
    private final Clock clock;

    public Reconciliation(
            DataSource dataSource,
            SyncStates states,
            Target target,
            Progress progress,
            BooleanSupplier stopping,
            Clock clock) {
        this.dataSource = dataSource;
        this.states = states;
        this.target = target;
        this.progress = progress;
        this.stopping = stopping;
        this.clock = clock;
    }

    /**
     * What to compare.
     *
     * @param source the inputs; {@link SourceAccess#NONE} to compare target and state alone
     * @param feed the stream of inputs that they belong to
     * @param withContacts whether contacts are compared, which may cost a call a customer
     * @param reportDir where the findings get a folder
     */
    public record Scope(SourceAccess source, String feed, boolean withContacts, Path reportDir) {}

    /**
     * Compares.
     *
     * @throws RunStoppedException when it was asked to end; no file is left then
     * @throws dev.customersync.http.CallFailedException when the target gave no usable answer
     * @throws dev.customersync.problem.SyncException when the source cannot be read, a file not be written, or the target is out of
     *     service
     */
    public ReconcileResult run(Scope scope) {
        Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // The files first: that they cannot be written is better known before the target is read.
        try (FindingFiles files = new FindingFiles(Reports.folder(scope.reportDir(), "reconcile", startedAt));
                Staging staging = Staging.open(dataSource)) {
            Instant asOf = staging.now();
            SourceSnapshot sources = readSource(staging, scope.source());
            Tally tally = new Tally(scope, sources, asOf);
            RemoteSnapshot remotes =
                    new TargetReading(target, progress, stopping).read(staging, states.target(), scope.withContacts());
            Comparison comparison = new Comparison(target, scope.withContacts(), finding -> {
                tally.add(finding);
                files.add(finding);
            });
            SecondLook secondLook = new SecondLook(target, scope.withContacts());
            new Families(staging, states, remotes, sources).forEachPage(page -> {
                stopPoint();
                secondLook.confirm(page).forEach(family -> {
                    tally.add(family);
                    comparison.compare(family);
                });
            });
            remotes.forEachNameless(comparison::nameless);
            sources.forEachFault(comparison::fault);
            return tally.result(states.target(), startedAt, clock.instant(), target.requests(), files);
        }
    }

    private SourceSnapshot readSource(Staging staging, SourceAccess source) {
        SourceSnapshot snapshot = new SourceSnapshot(staging, target, this::stopPoint);
        References references = new KnownReferences(target::idsByName);
        source.read(inputs ->
                inputs.forEach(input -> snapshot.read(input, input.mapping().with(references))));
        return snapshot;
    }

    private void stopPoint() {
        if (stopping.getAsBoolean()) {
            throw new RunStoppedException();
        }
    }
}
