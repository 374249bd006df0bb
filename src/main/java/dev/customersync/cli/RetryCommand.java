package dev.customersync.cli;

import dev.customersync.job.InputSelection;
import dev.customersync.job.SyncRequest;
import dev.customersync.job.SyncRunner;
import dev.customersync.missing.MissingPolicy;
import dev.customersync.record.RecordKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retry}: the outstanding rows, without new input. */
@Command(
        name = "retry",
        description =
                "Pushes the outstanding rows now: those that were blocked, failed or unknown and that no later run has done. "
                        + "Every sync does so too; this needs no input.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RetryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "ID", description = "Only the rows that failed last in this run.")
    private @Nullable Long run;

    @Option(names = "--drop", description = "Give the rows up instead: list them, and never try them again.")
    private boolean drop;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping profile that the rows were read with; may be given several times, one an entity.")
    private List<Path> mappings = List.of();

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where each run gets a folder for its reports; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path reportDir;

    @Option(names = "--sandbox", description = "Use the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Mixin
    private final ProgressOption progress = new ProgressOption();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RunCommand command = new RunCommand(spec, progress);
        if (drop) {
            return command.with(sandbox, runner -> drop(runner, out));
        }
        SyncRequest request = new SyncRequest(
                "retry", InputSelection.nothing(mappings), false, run, reportDir, false, MissingPolicy.IGNORE);
        return command.run(request, sandbox);
    }

    private int drop(SyncRunner runner, PrintWriter out) {
        List<RecordKey> given = runner.giveUpOutstanding(run);
        given.forEach(key -> out.println("Given up: " + key));
        out.println(given.size() + (given.size() == 1 ? " row is" : " rows are") + " not tried again.");
        return 0;
    }
}
