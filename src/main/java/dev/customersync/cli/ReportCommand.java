package dev.customersync.cli;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.report.Reports;
import dev.customersync.report.RunSummary;
import dev.customersync.run.Run;
import dev.customersync.run.Runs;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: a run's files once more. */
@Command(
        name = "report",
        description = "Writes the report files of a run that has ended again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The number of the run, as 'status' shows it.")
    private long run;

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where the run gets a folder for its reports; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path reportDir;

    @Override
    public Integer call() throws Exception {
        return Application.run(this::write, new ReadOnly());
    }

    private int write(ApplicationContext application) {
        Run found = application
                .getBean(Runs.class)
                .find(run)
                .orElseThrow(() -> new SyncException(
                        ErrorCode.NO_SUCH_RUN, "Run " + run + ": expected a run that 'status' lists, found none"));
        RunSummary summary = RunSummary.of(found);
        application
                .getBean(Reports.class)
                .write(summary, Reports.folder(reportDir, found.id(), found.startedAt()))
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
