package dev.customersync.torture;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a round has been through. */
final class Score {
    private final long began = System.nanoTime();
    private final Map<Integer, Integer> exits = new TreeMap<>();
    private int starts;
    private int kills;
    private int terminations;
    private int outages;

    void started() {
        starts++;
    }

    void ended(int exitCode) {
        exits.merge(exitCode, 1, Integer::sum);
    }

    void killed() {
        kills++;
    }

    void terminated() {
        terminations++;
    }

    void databaseLost() {
        outages++;
    }

    int kills() {
        return kills;
    }

    /** One line. */
    String line(String name, JsonNode stats) {
        return "%s: %d kills, %d terminations, %d database outages, %d processes (exit codes %s), %d requests, faults %s, %d s"
                .formatted(
                        name,
                        kills,
                        terminations,
                        outages,
                        starts,
                        exits,
                        stats.path("requests").asLong(),
                        stats.path("faults"),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}
