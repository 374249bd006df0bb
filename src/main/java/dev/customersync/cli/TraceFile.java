package dev.customersync.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where the stack trace of an unexpected error is kept: the log file, which may not be open yet, or not any more. */
final class TraceFile {
    private TraceFile() {}

    /** Keeps the trace, and says where; one sentence without its full stop. */
    static String append(Throwable failure) {
        return append(failure, DataDir.current().resolve("logs").resolve("customer-sync.log"));
    }

    static String append(Throwable failure, Path file) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.writeString(
                    file,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + " ERROR Unexpected: " + trace,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return "The stack trace is in " + file;
        } catch (IOException e) {
            return "The stack trace could not be written to " + file + " (" + e + "); --verbose shows it";
        }
    }
}
