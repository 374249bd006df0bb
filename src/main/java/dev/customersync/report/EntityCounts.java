package dev.customersync.report;

import dev.customersync.outcome.Status;
import java.util.Map;

/**
 * The rows of one entity in one run.
 *
 * @param read how many were read, as the reader counted them
 * @param byStatus how many ended how, as the ledger counts them
 */
public record EntityCounts(long read, Map<Status, Long> byStatus) {

    /** How many rows ended so. */
    public long of(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** Whether each row read has exactly one outcome; deletions are counted apart. */
    public boolean balanced() {
        long outcomes = byStatus.entrySet().stream()
                .filter(count -> count.getKey() != Status.DELETED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return outcomes == read;
    }

    /** Whether every row that has an outcome did what it should. */
    public boolean allDone() {
        return byStatus.entrySet().stream()
                .noneMatch(count -> count.getValue() > 0
                        && (count.getKey().isRejected() || count.getKey() == Status.NOT_ATTEMPTED));
    }
}
