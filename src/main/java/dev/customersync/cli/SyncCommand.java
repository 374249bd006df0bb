package dev.customersync.cli;

import dev.customersync.job.InputSelection;
import dev.customersync.job.SyncRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sync}: the main job. */
@Command(
        name = "sync",
        description =
                "Makes the target hold the customers, addresses and contacts of these files or of the ERP's staging database: creates what is new, patches what "
                        + "changed, leaves the rest alone. Run again after a failure, it goes on where it stood.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SyncCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Option(names = "--accept-mapping-change", description = "Let a changed mapping patch any number of records.")
    private boolean acceptMappingChange;

    @Mixin
    private final MissingOptions missing = new MissingOptions();

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where each run gets a folder for its reports; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path reportDir;

    @Option(
            names = "--new-run",
            description = "Leave an unfinished run and its unread rows for good, and begin a new one.")
    private boolean newRun;

    @Option(names = "--sandbox", description = "Use the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Mixin
    private final ProgressOption progress = new ProgressOption();

    @Override
    public Integer call() throws Exception {
        InputSelection selection = input.selection();
        SyncRequest request = new SyncRequest(
                "sync", selection, acceptMappingChange, null, reportDir, newRun, missing.policy(selection));
        return new RunCommand(spec, progress).run(request, sandbox);
    }
}
