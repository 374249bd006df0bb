package dev.customersync.cli;

import dev.customersync.http.StoppedException;
import dev.customersync.job.InputSelection;
import dev.customersync.job.PlanRequest;
import dev.customersync.job.Planning;
import dev.customersync.job.SyncInputs;
import dev.customersync.plan.Plan;
import dev.customersync.plan.PlanJson;
import dev.customersync.plan.PlanText;
import dev.customersync.plan.PlanView;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: what a sync would do. */
@Command(
        name = "plan",
        description =
                "Shows what a sync of the same inputs would do, record by record and field by field, and changes nothing. May be used"
                        + " while a sync is under way.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PlanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MissingOptions missing = new MissingOptions();

    @Option(
            names = "--offline",
            description = "Ask the target nothing: records that are not known from earlier runs count as new.")
    private boolean offline;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "For people or, one JSON object, for programs: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private OutputFormat output;

    @Option(
            names = "--diff-limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many records of each entity to show; all are counted; default: ${DEFAULT-VALUE}.")
    private long diffLimit;

    @Option(names = "--show-unchanged", description = "Show also the records that would be left alone.")
    private boolean showUnchanged;

    @Option(names = "--sandbox", description = "Use the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Override
    public Integer call() throws Exception {
        InputSelection selection = input.selection();
        PlanRequest request = new PlanRequest(missing.policy(selection), offline);
        return RunCommand.lookingOnly(spec)
                .withInputs(selection, sandbox, (application, inputs) -> plan(request, application, inputs))
                .status();
    }

    private ExitCode plan(PlanRequest request, ApplicationContext application, SyncInputs inputs) {
        Plan plan = new Plan(view(), diffLimit, showUnchanged);
        try {
            boolean sound = application
                    .getBean(Planning.class)
                    .run(request, inputs, plan)
                    .isSound();
            return sound ? ExitCode.OK : ExitCode.ROWS_FAILED;
        } catch (RunStoppedException | StoppedException stopped) {
            return Objects.requireNonNullElse(
                    application.getBean(StopSignal.class).reason(), ExitCode.TERMINATED);
        }
    }

    private PlanView view() {
        PrintWriter out = spec.commandLine().getOut();
        return output == OutputFormat.JSON
                ? new PlanJson(out)
                : new PlanText(out, spec.commandLine().getColorScheme().ansi());
    }
}
