package dev.customersync.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the time of a run was spent on, that of all its processes together.
 *
 * @param millis by what it was waited for; no entry for what did not occur
 */
public record TimeSpent(Map<Constraint, Long> millis) {
    /** Nothing was measured. */
    public static final TimeSpent NONE = new TimeSpent(Map.of());

    private static final long SHORTEST_MILLIS = 3_000;

    public TimeSpent {
        millis = Map.copyOf(millis);
    }

    /** This time and that of a later process together. */
    public TimeSpent then(TimeSpent others) {
        Map<Constraint, Long> sum = new EnumMap<>(Constraint.class);
        sum.putAll(millis);
        others.millis.forEach((constraint, time) -> sum.merge(constraint, time, Long::sum));
        return new TimeSpent(sum);
    }

    /** How many milliseconds that was waited for. */
    public long of(Constraint constraint) {
        return millis.getOrDefault(constraint, 0L);
    }

    /** Which percentage of the time that was waited for; 0 when nothing was measured. */
    public long percent(Constraint constraint) {
        long total = total();
        return total == 0 ? 0 : Math.round(100.0 * of(constraint) / total);
    }

    /**
     * What was waited for the longest: doing anything else faster helps less. Empty for a run of a few seconds, of which most went into
     * its begin and end.
     */
    public Optional<Constraint> limit() {
        if (total() < SHORTEST_MILLIS) {
            return Optional.empty();
        }
        return millis.entrySet().stream()
                .max(Map.Entry.<Constraint, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private long total() {
        return millis.values().stream().mapToLong(Long::longValue).sum();
    }
}
