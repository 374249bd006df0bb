package dev.customersync.report;

import dev.customersync.outcome.Status;
import dev.customersync.run.Constraint;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.RunInput;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run as the page has it.
 *
 * @param verdict how it ended, in words
 * @param limit what it waited for the longest, in words; null when that was not measured
 * @param waits what it waited for, the longest first
 */
record PageSummary(
        long id,
        String target,
        String feed,
        String command,
        int exitCode,
        String verdict,
        @Nullable String error,
        Instant startedAt,
        Instant endedAt,
        String duration,
        boolean balanced,
        List<Entity> entities,
        RequestCounts requests,
        @Nullable String limit,
        List<Wait> waits,
        List<RunInput> inputs,
        Map<String, String> configuration) {

    /** The rows of one entity. */
    record Entity(String name, long read, Map<String, Long> counts) {}

    /** Something that was waited for. */
    record Wait(Constraint constraint, String words, String advice, long millis) {}

    static PageSummary of(RunSummary summary) {
        return new PageSummary(
                summary.runId(),
                summary.target(),
                summary.run().feed(),
                summary.run().command(),
                summary.exitCode().status(),
                RunWords.verdict(summary),
                summary.error(),
                summary.startedAt(),
                summary.endedAt(),
                RunWords.duration(summary.duration()),
                summary.balanced(),
                entities(summary),
                summary.requests(),
                RunWords.limit(summary).orElse(null),
                waits(summary),
                summary.inputs(),
                summary.run().configuration());
    }

    private static List<Entity> entities(RunSummary summary) {
        return summary.entities().entrySet().stream()
                .map(entity ->
                        new Entity(entity.getKey().plural(), entity.getValue().read(), counts(entity.getValue())))
                .toList();
    }

    private static Map<String, Long> counts(EntityCounts entity) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            if (entity.of(status) > 0) {
                counts.put(name(status), entity.of(status));
            }
        }
        return counts;
    }

    private static List<Wait> waits(RunSummary summary) {
        return Arrays.stream(Constraint.values())
                .filter(constraint -> summary.timeSpent().of(constraint) > 0)
                .map(constraint -> new Wait(
                        constraint,
                        constraint.words(),
                        constraint.advice(),
                        summary.timeSpent().of(constraint)))
                .toList();
    }

    /** {@code not attempted}. */
    static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
