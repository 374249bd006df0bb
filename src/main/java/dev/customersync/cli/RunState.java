package dev.customersync.cli;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.report.EntityCounts;
import dev.customersync.report.RunSummary;
import dev.customersync.run.Run;
import dev.customersync.run.RunStatus;
import dev.customersync.run.Runs;
import dev.customersync.run.TargetLock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * A run as it is at this moment, whether it has ended or is under way.
 *
 * @param counts its rows by entity; of a run under way, those that have an outcome so far
 * @param holder the process at work on it; null when none is
 */
record RunState(
        Run run,
        Map<EntityType, EntityCounts> counts,
        @Nullable String holder,
        Instant now) {

    /** The latest runs, the latest first. */
    static List<RunState> latest(ApplicationContext application, int limit) {
        return of(application, application.getBean(Runs.class).latest(limit));
    }

    static Optional<RunState> of(ApplicationContext application, long runId) {
        return application.getBean(Runs.class).find(runId).map(run -> of(application, List.of(run))
                .get(0));
    }

    private static List<RunState> of(ApplicationContext application, List<Run> runs) {
        Ledger ledger = application.getBean(Ledger.class);
        Map<String, Optional<String>> holders = new HashMap<>();
        return runs.stream()
                .map(run -> {
                    boolean running = run.status() == RunStatus.RUNNING;
                    String holder = running
                            ? holders.computeIfAbsent(
                                            run.target(),
                                            target -> TargetLock.holder(application.getBean(DataSource.class), target))
                                    .orElse(null)
                            : null;
                    Map<EntityType, EntityCounts> counts =
                            running ? soFar(ledger.counts(run.id())) : RunSummary.entities(run);
                    return new RunState(run, counts, holder, Instant.now());
                })
                .toList();
    }

    private static Map<EntityType, EntityCounts> soFar(Map<EntityType, Map<Status, Long>> outcomes) {
        Map<EntityType, EntityCounts> counts = new EnumMap<>(EntityType.class);
        outcomes.forEach((entity, byStatus) -> counts.put(
                entity,
                new EntityCounts(
                        byStatus.values().stream().mapToLong(count -> count).sum(), byStatus)));
        return counts;
    }

    /** Whether a process is at work on it. */
    boolean isUnderWay() {
        return holder != null;
    }

    /** Whether the same command would go on with it. */
    boolean isResumable() {
        return run.status().isUnfinished() && !isUnderWay();
    }

    /** How it stands, in a word. */
    String status() {
        return run.status() == RunStatus.RUNNING && !isUnderWay()
                ? "DIED"
                : run.status().name();
    }

    /** From its begin to its end, or to this moment; empty when its process died without a word. */
    Optional<Duration> duration() {
        Instant end = isUnderWay() ? now : run.endedAt();
        return Optional.ofNullable(end).map(at -> Duration.between(run.startedAt(), at));
    }

    long read() {
        return counts.values().stream().mapToLong(EntityCounts::read).sum();
    }

    /** How many rows did not succeed. */
    long toMend() {
        return counts.values().stream()
                .flatMap(count -> count.byStatus().entrySet().stream())
                .filter(count -> count.getKey().isRejected())
                .mapToLong(count -> Objects.requireNonNull(count.getValue()))
                .sum();
    }
}
