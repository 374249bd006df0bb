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
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, all its executions together.
 *
 * @param startedAt when its first execution began
 * @param endedAt when its last one ended
 * @param entities what was read, in the order in which it was
 * @param error why it ended early; null when it did not
 */
public record RunSummary(
        long runId,
        RunStatus status,
        ExitCode exitCode,
        String target,
        Instant startedAt,
        Instant endedAt,
        List<RunInput> inputs,
        Map<EntityType, EntityCounts> entities,
        RequestCounts requests,
        @Nullable String error) {

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
        Map<EntityType, EntityCounts> entities = new EnumMap<>(EntityType.class);
        run.counts().forEach((entity, counts) -> entities.put(EntityType.ofLabel(entity), EntityCounts.of(counts)));
        return new RunSummary(
                run.id(),
                run.status(),
                ExitCode.of(exitCode),
                run.target(),
                run.startedAt(),
                endedAt,
                run.inputs(),
                entities,
                run.requests(),
                run.error());
    }

    /** Whether the books balance: each row read has exactly one outcome. */
    public boolean balanced() {
        return entities.values().stream().allMatch(EntityCounts::balanced);
    }

    /** The counts for machines, the same in all that they read: {@code {"customers": {"read": 3, "created": 1, …}}}. */
    public Map<String, Map<String, Long>> numbersByEntity() {
        Map<String, Map<String, Long>> numbers = new LinkedHashMap<>();
        entities.forEach((entity, counts) -> {
            Map<String, Long> fields = new LinkedHashMap<>();
            fields.put("read", counts.read());
            for (Status status : Status.values()) {
                fields.put(status.name().toLowerCase(Locale.ROOT), counts.of(status));
            }
            numbers.put(entity.plural(), fields);
        });
        return numbers;
    }

    /** The code of what ended it early; null when nothing did. */
    public @Nullable ErrorCode errorCode() {
        return error == null ? null : ErrorCode.first(error);
    }

    /** From the first execution's begin to the last one's end. */
    public Duration duration() {
        return Duration.between(startedAt, endedAt);
    }
}
