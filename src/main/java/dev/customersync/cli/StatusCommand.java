package dev.customersync.cli;

import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.Outstanding.ToMend;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.report.Reports;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: the runs, one of them, or the rows to be mended. */
@Command(
        name = "status",
        description =
                "Lists the latest runs and how many rows are outstanding, also while a run is under way; or tells of one"
                        + " run, or lists the rows to be mended.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Tell of this run alone.")
    private @Nullable Long run;

    @Option(
            names = "--failed",
            description =
                    "List the rows to be mended: what is outstanding, and what was invalid or a duplicate in the latest"
                            + " run of each target and feed.")
    private boolean failed;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many runs to list; default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many rows to list with --failed; default: ${DEFAULT-VALUE}.")
    private int maxRows;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "For people or for programs: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private OutputFormat output;

    @Override
    public Integer call() throws Exception {
        if (failed && run != null) {
            throw new ParameterException(
                    spec.commandLine(), "Either RUN or --failed: the rows to be mended are those of all runs");
        }
        return Application.run(this::show, new ReadOnly());
    }

    private int show(ApplicationContext application) {
        if (failed) {
            showFailed(application.getBean(Outstanding.class));
        } else if (run != null) {
            showRun(application, run);
        } else {
            showRuns(application);
        }
        out().flush();
        return 0;
    }

    private void showRuns(ApplicationContext application) {
        List<RunState> states = RunState.latest(application, last);
        Map<EntityType, Long> outstanding =
                application.getBean(Outstanding.class).counts();
        if (output == OutputFormat.JSON) {
            Map<String, Object> json =
                    StatusJson.of("runs", states.stream().map(StatusJson::run).toList());
            Map<String, Long> counts = new LinkedHashMap<>();
            outstanding.forEach((entity, rows) -> counts.put(entity.plural(), rows));
            json.put("outstanding", counts);
            JsonOutput.write(json, out());
        } else {
            new StatusView(out()).printRuns(states, outstanding);
        }
    }

    private void showRun(ApplicationContext application, long id) {
        RunState state = RunState.of(application, id)
                .orElseThrow(() -> new SyncException(
                        ErrorCode.NO_SUCH_RUN, "Run " + id + ": expected a run that 'status' lists, found none"));
        if (output == OutputFormat.JSON) {
            JsonOutput.write(StatusJson.run(state), out());
        } else {
            new StatusView(out()).printRun(state);
        }
    }

    private void showFailed(Outstanding outstanding) {
        // One more than is shown, to know whether there are more.
        List<ToMend> found = outstanding.toMend(maxRows + 1);
        List<ToMend> rows = found.stream().limit(maxRows).toList();
        if (output == OutputFormat.JSON) {
            Map<String, Object> json = StatusJson.of(
                    "rows",
                    rows.stream()
                            .map(row -> StatusJson.row(row, rejectsFile(row)))
                            .toList());
            json.put("complete", rows.size() == found.size());
            JsonOutput.write(json, out());
            return;
        }
        StatusView view = new StatusView(out());
        rows.forEach(view::printRow);
        if (rows.isEmpty()) {
            out().println("Nothing is to be mended.");
        } else if (rows.size() < found.size()) {
            out().println("… and more (--max-rows)");
        }
        rows.stream()
                .map(StatusCommand::rejectsFile)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(file -> out().println("To mend: " + file));
    }

    /** Where the row stands with its cells; null when that file is not there, or not any more. */
    private static @Nullable String rejectsFile(ToMend row) {
        String folder = row.reportDir();
        if (folder == null) {
            return null;
        }
        Path file = Path.of(folder).resolve(Reports.rejectsName(row.outcome().entity()));
        return Files.exists(file) ? file.toString() : null;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
