package dev.customersync.job;

import dev.customersync.run.Constraint;
import dev.customersync.run.TimeSpent;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Adds up what a run waited for, from what it is seen to do many times a second. Thread-safe. */
final class Stopwatch {
    private final Map<Constraint, Long> nanos = new EnumMap<>(Constraint.class);
    private long lookedAt;
    private long lapNanos;
    private double lapRequestNanos;

    /**
     * @param now the {@link System#nanoTime()} of the begin
     */
    Stopwatch(long now) {
        this.lookedAt = now;
    }

    /** The time since the look before was spent on what is seen now. */
    synchronized void look(Observation seen, long now) {
        long elapsed = now - lookedAt;
        lookedAt = now;
        nanos.merge(seen.constraint(), elapsed, Long::sum);
        lapNanos += elapsed;
        lapRequestNanos += (double) elapsed * seen.api().requests();
    }

    /** How many requests were under way on average since the lap before. */
    synchronized double concurrency() {
        return lapNanos == 0 ? 0 : lapRequestNanos / lapNanos;
    }

    /** Begins a lap. */
    synchronized void newLap() {
        lapNanos = 0;
        lapRequestNanos = 0;
    }

    synchronized TimeSpent timeSpent() {
        Map<Constraint, Long> millis = new EnumMap<>(Constraint.class);
        nanos.forEach((constraint, time) -> millis.put(constraint, TimeUnit.NANOSECONDS.toMillis(time)));
        return new TimeSpent(millis);
    }
}
