package dev.customersync.cli;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.StoppedException;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.target.Target;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the commands that read the whole target and change nothing have in common: they share a database that is in use, obey signals,
 * and begin anew when they are run again.
 */
final class TargetReadCommand {
    private final CommandSpec spec;
    private final PrintWriter err;
    private final boolean progress;

    TargetReadCommand(CommandSpec spec, ProgressOption progress) {
        this.spec = spec;
        this.err = spec.commandLine().getErr();
        this.progress = progress.isShown();
    }

    /**
     * Starts the application and does the work.
     *
     * @param prepare finds the work's parts; what they cannot be made for is explained as by every command
     */
    int run(boolean sandbox, Function<ApplicationContext, Supplier<ExitCode>> prepare) throws Exception {
        return RunCommand.lookingOnly(spec, progress).withApplication(sandbox, application -> {
            Supplier<ExitCode> work = prepare.apply(application);
            try {
                return work.get().status();
            } catch (RuntimeException e) {
                return failed(e, application).status();
            }
        });
    }

    private ExitCode failed(RuntimeException failure, ApplicationContext application) {
        if (failure instanceof RunStoppedException || failure instanceof StoppedException) {
            err.println("Stopped; nothing was changed and no file was written.");
            return Objects.requireNonNullElse(
                    application.getBean(StopSignal.class).reason(), ExitCode.TERMINATED);
        } else if (failure instanceof SyncException known) {
            boolean begun = application.getBean(Target.class).requests().byStatus().keySet().stream()
                    .anyMatch(status -> status.startsWith("2"));
            return explain(
                    known.code(),
                    failure,
                    begun ? ExitCode.duringTheRun(known.code()) : ExitCode.beforeTheRun(known.code()));
        } else if (failure instanceof CallFailedException call) {
            return explain(call.code(), failure, ExitCode.GAVE_UP);
        } else if (failure instanceof DataAccessException) {
            return explain(
                    ErrorCode.DATABASE_LOST, NestedExceptionUtils.getMostSpecificCause(failure), ExitCode.GAVE_UP);
        }
        throw failure;
    }

    private ExitCode explain(ErrorCode code, Throwable failure, ExitCode exit) {
        err.println("error " + code.code() + ": " + failure.getMessage());
        err.println(
                exit == ExitCode.GAVE_UP
                        ? "  " + code.title() + ". Nothing was changed; run the same command again: it begins anew."
                        : "  " + code.hint());
        return exit;
    }
}
