package dev.customersync.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of {@code wizcommerce:api.example.com} that has ended, as tests of its reports need it. */
public record EndedRun(
        ExitCode exitCode,
        Duration duration,
        Map<String, Map<String, Long>> counts,
        RequestCounts requests,
        TimeSpent timeSpent,
        Map<String, String> configuration,
        @Nullable String error) {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    public EndedRun(ExitCode exitCode, Duration duration, Map<String, Map<String, Long>> counts) {
        this(exitCode, duration, counts, RequestCounts.NONE, TimeSpent.NONE, Map.of(), null);
    }

    public EndedRun with(RequestCounts sent) {
        return new EndedRun(exitCode, duration, counts, sent, timeSpent, configuration, error);
    }

    public EndedRun with(TimeSpent spent) {
        return new EndedRun(exitCode, duration, counts, requests, spent, configuration, error);
    }

    public EndedRun withConfiguration(Map<String, String> properties) {
        return new EndedRun(exitCode, duration, counts, requests, timeSpent, properties, error);
    }

    public EndedRun withError(@Nullable String text) {
        return new EndedRun(exitCode, duration, counts, requests, timeSpent, configuration, text);
    }

    public Run run() {
        return run(7);
    }

    public Run run(long id) {
        return new Run(
                id,
                "wizcommerce:api.example.com",
                "default",
                "sync",
                List.of(new RunInput("customers", "müller.csv", "abc")),
                "fingerprint",
                new UUID(0, 0),
                RunStatus.COMPLETED,
                exitCode.status(),
                START,
                START.plus(duration),
                counts,
                requests,
                timeSpent,
                configuration,
                null,
                error);
    }
}
