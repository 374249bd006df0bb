package dev.customersync.cli;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's entry: {@code java -jar customer-sync.jar COMMAND [OPTIONS]}. */
@Command(
        name = "customer-sync",
        description = "Makes a commerce platform hold the same customers and contacts as the ERP.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            SyncCommand.class,
            PlanCommand.class,
            ValidateCommand.class,
            RetryCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            ReportCommand.class,
            ReconcileCommand.class,
            ExportCommand.class,
            GuessCommand.class,
            TemplateCommand.class,
            SandboxCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:all rows done",
            "  1:unexpected error",
            "  2:wrong usage, input or configuration",
            "  3:cannot start (lock, database, credentials)",
            "  4:finished, some rows invalid, duplicate, blocked, failed or unknown",
            "  5:a safety guard stopped the run",
            "  6:gave up in mid-run; run the same command again to go on",
            "130:stopped by Ctrl-C; run the same command again to go on",
            "143:stopped by SIGTERM; run the same command again to go on"
        })
public final class CustomerSync implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show stack traces of errors on stderr, too; the log file has them in any case.")
    private boolean verbose;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(new CurrentStderr(), true, StandardCharsets.UTF_8),
                args));
    }

    /**
     * Runs the command.
     *
     * @return its exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        CustomerSync program = new CustomerSync();
        return new CommandLine(program)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(CustomerSync::usageError)
                .setExecutionExceptionHandler(program::failure)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static int usageError(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.status();
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

    private int failure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (verbose) {
            e.printStackTrace(err);
        }
        if (e instanceof SyncException known) {
            explain(withSuppressed(known), err);
            return ExitCode.beforeTheRun(known.code()).status();
        }
        err.println("error: " + e);
        err.println("  This was not expected. " + TraceFile.append(e) + ". Please report it as a defect.");
        return ExitCode.UNEXPECTED.status();
    }
}
