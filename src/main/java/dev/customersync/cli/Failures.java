package dev.customersync.cli;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a command that failed says, and its exit code: the one place where an exception becomes both. */
final class Failures {
    private Failures() {}

    /** Says what is wrong and what to do about it. */
    static ExitCode explain(Throwable failure, PrintWriter err) {
        if (failure instanceof SyncException known) {
            explain(withSuppressed(known), err);
        } else {
            err.println("error: " + failure);
            err.println("  This was not expected. " + TraceFile.append(failure) + ". Please report it as a defect.");
        }
        return exitCode(failure);
    }

    /** The exit code of a command that ended so. */
    static ExitCode exitCode(Throwable failure) {
        return failure instanceof SyncException known ? ExitCode.beforeTheRun(known.code()) : ExitCode.UNEXPECTED;
    }

    private static List<SyncException> withSuppressed(SyncException failure) {
        return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                .filter(SyncException.class::isInstance)
                .map(SyncException.class::cast)
                .toList();
    }

    /** Failures of one kind are followed by what to do about them once. */
    private static void explain(List<SyncException> failures, PrintWriter err) {
        for (int i = 0; i < failures.size(); i++) {
            ErrorCode code = failures.get(i).code();
            err.println("error " + code.code() + ": " + failures.get(i).getMessage());
            if (i == failures.size() - 1 || failures.get(i + 1).code() != code) {
                err.println("  " + code.hint());
            }
        }
    }
}
