package dev.customersync.job;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.StoppedException;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RunStatus;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * How an execution of a run ended.
 *
 * @param exitCode null when it came to its end, so that it depends on the rows
 * @param error why it ended early, for people; null when it did not, or was asked to
 */
record Ending(
        RunStatus status,
        @Nullable ExitCode exitCode,
        @Nullable String error) {

    private static final Logger log = LoggerFactory.getLogger(Ending.class);

    static final Ending COMPLETE = new Ending(RunStatus.COMPLETED, null, null);

    /**
     * How that execution ended.
     *
     * @param hasAnswered whether the target has answered anything, so that a lost key is a run given up, not one that cannot start
     */
    static Ending of(JobExecution execution, StopSignal stop, BooleanSupplier hasAnswered) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return COMPLETE;
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.isEmpty()
                ? new Ending(RunStatus.FAILED, ExitCode.UNEXPECTED, "The job ended as " + execution.getStatus())
                : of(failures.get(0), stop, hasAnswered);
    }

    /** How an execution ended that this brought down. */
    static Ending of(Throwable failure, StopSignal stop, BooleanSupplier hasAnswered) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RunStoppedException || cause instanceof StoppedException) {
                return new Ending(
                        RunStatus.STOPPED, Objects.requireNonNullElse(stop.reason(), ExitCode.TERMINATED), null);
            } else if (cause instanceof SyncException known) {
                return of(known, hasAnswered.getAsBoolean());
            } else if (cause instanceof CallFailedException failed) {
                return new Ending(RunStatus.GAVE_UP, ExitCode.GAVE_UP, explained(failed.code(), failed));
            } else if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return new Ending(
                        RunStatus.GAVE_UP, ExitCode.GAVE_UP, explained(ErrorCode.DATABASE_LOST, (RuntimeException)
                                cause));
            }
        }
        log.error("The run failed unexpectedly", failure);
        return new Ending(RunStatus.FAILED, ExitCode.UNEXPECTED, failure + "; the log file holds the details");
    }

    private static Ending of(SyncException known, boolean started) {
        ExitCode code = started ? ExitCode.duringTheRun(known.code()) : ExitCode.beforeTheRun(known.code());
        RunStatus status =
                switch (known.code()) {
                    // The rest of what it was reading is not to be had any more: the next run reads the new file.
                    case INPUT_CHANGED -> RunStatus.ABANDONED;
                    // All its rows are done; what was not done is looked for anew by every full run.
                    case MISSING_LIMIT, SOURCE_INCOMPLETE -> RunStatus.COMPLETED;
                    case WRONG_ACCOUNT, FILTER_IGNORED, MAPPING_CHANGED -> RunStatus.FAILED;
                    default -> RunStatus.GAVE_UP;
                };
        return new Ending(status, code, explained(known.code(), known));
    }

    private static String explained(ErrorCode code, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return code.code() + ": " + message + (message.endsWith(".") ? " " : ". ") + code.hint();
    }
}
