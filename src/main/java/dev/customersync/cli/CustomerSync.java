package dev.customersync.cli;

import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final List<Class<?>> COMMANDS = List.of(
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
            SandboxCommand.class);

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
        return commandLine(program, needed(args))
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(CustomerSync::usageError)
                .setExecutionExceptionHandler(program::failure)
                .execute(args);
    }

    /** All commands with their options, as arguments are read by them. */
    static CommandLine commandLine() {
        return commandLine(new CustomerSync(), COMMANDS);
    }

    private static CommandLine commandLine(CustomerSync program, List<Class<?>> commands) {
        CommandLine commandLine = new CommandLine(program);
        commands.forEach(commandLine::addSubcommand);
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The command that the arguments begin with; else all. Finding out the options of each takes most of a usage error's time. */
    private static List<Class<?>> needed(String... args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0
                        && command.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
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
        RunWatch.misused(command.getCommandName(), err);
        return ExitCode.USAGE.status();
    }

    private int failure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (verbose) {
            e.printStackTrace(command.getErr());
        }
        return Failures.explain(e, command.getErr()).status();
    }
}
