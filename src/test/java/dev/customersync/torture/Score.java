package dev.customersync.torture;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a round has been through. */
final class Score {
    private final long began = System.nanoTime();
    private int starts;
    private int kills;
    private int terminations;
    private int outages;

    void started() {
        starts++;
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
        return "%s: %d kills, %d terminations, %d database outages, %d processes, %d requests, faults %s, %d s"
                .formatted(
                        name,
                        kills,
                        terminations,
                        outages,
                        starts,
                        stats.path("requests").asLong(),
                        stats.path("faults"),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}
