package dev.customersync.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the most arrivals within any second, wherever that second begins. Not thread-safe. */
final class ArrivalMeter {
    private static final long SECOND = 1_000_000_000L;

    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private int most;

    void arrived(long nanos) {
        while (!lastSecond.isEmpty() && nanos - lastSecond.getFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        lastSecond.addLast(nanos);
        most = Math.max(most, lastSecond.size());
    }

    int mostInOneSecond() {
        return most;
    }
}
