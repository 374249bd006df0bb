package dev.customersync.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution over given inputs, perhaps resumed several times.
 *
 * @param owner the token of the process that works on it, or was the last to
 * @param exitCode of the last process that worked on it; null when that has not ended or died without a word
 * @param startedAt when its first process began
 * @param endedAt when its last process ended; null like {@code exitCode}
 * @param counts rows by entity label and status name, when it ended; empty before
 * @param requests when it ended; {@link RequestCounts#NONE} before
 * @param timeSpent what its time was spent on, when it ended; {@link TimeSpent#NONE} before
 * @param configuration by which properties its last process worked; secrets are masked
 * @param reportDir where its reports are written; null when none were
 * @param error why its last process ended early, for people; null when it did not
 */
public record Run(
        long id,
        String target,
        String feed,
        String command,
        List<RunInput> inputs,
        String fingerprint,
        UUID owner,
        RunStatus status,
        @Nullable Integer exitCode,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, Map<String, Long>> counts,
        RequestCounts requests,
        TimeSpent timeSpent,
        Map<String, String> configuration,
        @Nullable String reportDir,
        @Nullable String error) {}
