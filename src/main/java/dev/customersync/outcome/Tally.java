package dev.customersync.outcome;

import dev.customersync.record.EntityType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts outcomes while they are written. Thread-safe. */
final class Tally {
    private final Map<EntityType, Map<Status, LongAdder>> counts = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();

    void add(List<Outcome> outcomes) {
        outcomes.forEach(outcome -> counts.computeIfAbsent(outcome.entity(), none -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome.status(), none -> new LongAdder())
                .increment());
        total.add(outcomes.size());
    }

    long total() {
        return total.sum();
    }

    Map<EntityType, Map<Status, Long>> counts() {
        Map<EntityType, Map<Status, Long>> now = new EnumMap<>(EntityType.class);
        counts.forEach((entity, byStatus) -> {
            Map<Status, Long> numbers = new EnumMap<>(Status.class);
            byStatus.forEach((status, count) -> numbers.put(status, count.sum()));
            now.put(entity, numbers);
        });
        return now;
    }
}
