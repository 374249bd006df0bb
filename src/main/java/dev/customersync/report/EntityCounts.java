package dev.customersync.report;

import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of one entity in one run.
 *
 * @param read how many were read, as the reader counted them
 * @param byStatus how many ended how, as the ledger counts them
 */
public record EntityCounts(long read, Map<Status, Long> byStatus) {

    private static final String READ = "READ";

    /** The counts that {@link #toNumbers} gave. */
    public static EntityCounts of(Map<String, Long> numbers) {
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        numbers.forEach((name, count) -> {
            if (!name.equals(READ)) {
                byStatus.put(Status.valueOf(name), count);
            }
        });
        return new EntityCounts(numbers.getOrDefault(READ, 0L), byStatus);
    }

    /** The counts by name, as they are kept with the run. */
    public Map<String, Long> toNumbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put(READ, read);
        byStatus.forEach((status, count) -> numbers.put(status.name(), count));
        return numbers;
    }

    /** How many rows ended so. */
    public long of(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** Whether each row read has exactly one outcome; deletions are counted apart. */
    public boolean balanced() {
        long outcomes = byStatus.entrySet().stream()
                .filter(count -> !count.getKey().isDeletion())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return outcomes == read;
    }

    /** Whether every row that has an outcome did what it should. */
    public boolean allDone() {
        return byStatus.entrySet().stream()
                .noneMatch(count -> count.getValue() > 0
                        && (count.getKey().isRejected()
                                || count.getKey() == Status.DELETE_FAILED
                                || count.getKey() == Status.NOT_ATTEMPTED));
    }

    /** The counts for machines, the same in all that they read: {@code {"customers": {"read": 3, "created": 1, …}}}. */
    public static Map<String, Map<String, Long>> numbers(Map<EntityType, EntityCounts> entities) {
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
}
