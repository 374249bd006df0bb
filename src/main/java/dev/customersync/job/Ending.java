package dev.customersync.job;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.StoppedException;
import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RunStatus;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;

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

    static final Ending COMPLETE = new Ending(RunStatus.COMPLETED, null, null);

    /**
     * How that execution ended.
     *
     * @param started whether the target has answered anything, so that a lost key is a run given up, not one that cannot start
     */
    static Ending of(JobExecution execution, StopSignal stop, boolean started) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return COMPLETE;
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.isEmpty()
                ? new Ending(RunStatus.FAILED, ExitCode.UNEXPECTED, "The job ended as " + execution.getStatus())
                : of(failures.get(0), stop, started);
    }

    private static Ending of(Throwable failure, StopSignal stop, boolean started) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RunStoppedException || cause instanceof StoppedException) {
                return new Ending(
                        RunStatus.STOPPED, Objects.requireNonNullElse(stop.reason(), ExitCode.TERMINATED), null);
            }
            if (cause instanceof SyncException known) {
                ExitCode code = started ? ExitCode.duringTheRun(known.code()) : ExitCode.beforeTheRun(known.code());
                RunStatus status = code == ExitCode.GUARD ? RunStatus.FAILED : RunStatus.GAVE_UP;
                return new Ending(
                        status,
                        code,
                        known.code().code() + " " + known.getMessage() + ". "
                                + known.code().hint());
            }
            if (cause instanceof CallFailedException failed) {
                return new Ending(
                        RunStatus.GAVE_UP,
                        ExitCode.GAVE_UP,
                        failed.code().code() + " " + failed.getMessage() + ". "
                                + failed.code().hint());
            }
            if (cause instanceof DataAccessException lost) {
                return new Ending(
                        RunStatus.GAVE_UP,
                        ExitCode.GAVE_UP,
                        "The database failed: " + lost.getMostSpecificCause().getMessage());
            }
        }
        return new Ending(RunStatus.FAILED, ExitCode.UNEXPECTED, String.valueOf(failure));
    }
}
