package dev.customersync.cli;

import dev.customersync.job.SyncInputs;
import dev.customersync.job.SyncRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sync}: the main job. */
@Command(
        name = "sync",
        description =
                "Makes the target hold the customers, addresses and contacts of these files: creates what is new, patches what "
                        + "changed, leaves the rest alone. Run again after a failure, it goes on where it stood.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SyncCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(names = "--customers", paramLabel = "FILE", description = "CSV file of customers.")
    private @Nullable Path customers;

    @Option(
            names = "--addresses",
            paramLabel = "FILE",
            description = "CSV file of addresses, each sent with its customer; in any order.")
    private @Nullable Path addresses;

    @Option(names = "--contacts", paramLabel = "FILE", description = "CSV file of contacts.")
    private @Nullable Path contacts;

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

    @Override
    public Integer call() throws Exception {
        if (customers == null && addresses == null && contacts == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing to read: give --customers FILE, --addresses FILE, --contacts FILE or several of them");
        }
        PrintWriter err = spec.commandLine().getErr();
        SyncRequest request = new SyncRequest("sync", customers, addresses, contacts, null, reportDir, newRun);
        SyncInputs inputs = SyncInputs.open(request);
        inputs.warnings().forEach(warning -> err.println("warning: " + warning));
        return new RunCommand(spec.commandLine().getOut(), err).run(request, inputs.inputs(), sandbox);
    }
}
