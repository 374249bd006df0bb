package dev.customersync.job;

import dev.customersync.record.EntityType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the rows that say what the target has no place for. Thread-safe. */
final class LeftOut {
    private final Map<EntityType, Map<String, Long>> rows = new EnumMap<>(EntityType.class);

    /** Takes note of one row. */
    synchronized void add(EntityType entity, Collection<String> fields) {
        Map<String, Long> byField = rows.computeIfAbsent(entity, some -> new TreeMap<>());
        fields.forEach(field -> byField.merge(field, 1L, Long::sum));
    }

    /** One sentence for each entity that something was left out of. */
    synchronized List<String> warnings() {
        return rows.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "The target has no field for some of what the rows of "
                        + entry.getKey().plural() + " say, which was left out: "
                        + entry.getValue().entrySet().stream()
                                .map(field -> field.getKey() + " (" + rowCount(field.getValue()) + ")")
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String rowCount(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
