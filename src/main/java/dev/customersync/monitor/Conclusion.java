package dev.customersync.monitor;

import dev.customersync.problem.ErrorCode;
import dev.customersync.report.RunSummary;
import dev.customersync.run.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended that was to do a run, whether it came to one or not. Holds nothing of a customer but numbers.
 *
 * @param target the name of the account; null when the configuration is not good enough to tell
 * @param error what ended it early; null when nothing did, or it is none of the catalogue
 * @param took how long this process worked
 * @param run null when the command ended before there was one, or its books could not be closed
 * @param reports the folder of the run's reports; null like {@code run}
 */
public record Conclusion(
        String command,
        ExitCode exitCode,
        @Nullable String target,
        String feed,
        @Nullable ErrorCode error,
        Instant endedAt,
        Duration took,
        @Nullable RunSummary run,
        @Nullable Path reports) {}
