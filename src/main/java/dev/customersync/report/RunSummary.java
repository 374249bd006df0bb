package dev.customersync.report;

import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.Run;
import dev.customersync.run.RunInput;
import dev.customersync.run.RunStatus;
import dev.customersync.run.TimeSpent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, all its processes together.
 *
 * @param exitCode that of its last process
 * @param endedAt when its last process ended
 * @param entities what became of the rows
 */
public record RunSummary(Run run, ExitCode exitCode, Instant endedAt, Map<EntityType, EntityCounts> entities) {

    /**
     * What is remembered of a run that has ended.
     *
     * @throws SyncException ({@link ErrorCode#UNFINISHED_RUN}) when a process is at work on it, or died without closing its books
     */
    public static RunSummary of(Run run) {
        Instant endedAt = run.endedAt();
        Integer exitCode = run.exitCode();
        if (endedAt == null || exitCode == null) {
            throw new SyncException(
                    ErrorCode.UNFINISHED_RUN,
                    "Run " + run.id() + " has no closed books to report on: it is " + run.status());
        }
        return new RunSummary(run, ExitCode.of(exitCode), endedAt, entities(run));
    }

    public long runId() {
        return run.id();
    }

    public RunStatus status() {
        return run.status();
    }

    public String target() {
        return run.target();
    }

    /** When its first process began. */
    public Instant startedAt() {
        return run.startedAt();
    }

    public List<RunInput> inputs() {
        return run.inputs();
    }

    public RequestCounts requests() {
        return run.requests();
    }

    public TimeSpent timeSpent() {
        return run.timeSpent();
    }

    /** Why it ended early; null when it did not. */
    public @Nullable String error() {
        return run.error();
    }

    /** What a run that has ended came to, by entity; empty before. */
    public static Map<EntityType, EntityCounts> entities(Run run) {
        Map<EntityType, EntityCounts> entities = new EnumMap<>(EntityType.class);
        run.counts().forEach((entity, counts) -> entities.put(EntityType.ofLabel(entity), EntityCounts.of(counts)));
        return entities;
    }

    /** Whether the books balance: each row read has exactly one outcome. */
    public boolean balanced() {
        return entities.values().stream().allMatch(EntityCounts::balanced);
    }

    /** The counts for machines, the same in all that they read: {@code {"customers": {"read": 3, "created": 1, …}}}. */
    public Map<String, Map<String, Long>> numbersByEntity() {
        return EntityCounts.numbers(entities);
    }

    /** The code of what ended it early; null when nothing did. */
    public @Nullable ErrorCode errorCode() {
        String error = error();
        return error == null ? null : ErrorCode.first(error);
    }

    /** How many rows ended so. */
    public long count(Status status) {
        return entities.values().stream().mapToLong(counts -> counts.of(status)).sum();
    }

    /** From the first process's begin to the last one's end. */
    public Duration duration() {
        return Duration.between(startedAt(), endedAt);
    }
}
