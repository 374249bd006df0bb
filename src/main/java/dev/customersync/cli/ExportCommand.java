package dev.customersync.cli;

import dev.customersync.reconcile.Export;
import dev.customersync.reconcile.ExportResult;
import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: what the target holds, as CSV. */
@Command(
        name = "export",
        description =
                "Writes what the target holds as customers.csv, addresses.csv and contacts.csv with the default columns, so that"
                        + " a sync reads them back as they are: a backup, or a source for another account. Changes nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "The directory to write into; made when it does not exist.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    @Option(names = "--force", description = "Overwrite the files of an earlier export.")
    private boolean force;

    @Option(
            names = "--without-contacts",
            description = "Leave contacts out; some platforms need a call for each customer to tell them.")
    private boolean withoutContacts;

    @Mixin
    private final ProgressOption progress = new ProgressOption();

    @Option(names = "--sandbox", description = "Use the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Override
    public Integer call() throws Exception {
        TargetReadCommand command = new TargetReadCommand(spec, progress);
        return command.run(sandbox, application -> {
            Export export = application.getBean(Export.class);
            Export.Scope scope = new Export.Scope(directory, !withoutContacts, force);
            return () -> show(export.run(scope));
        });
    }

    private ExitCode show(ExportResult result) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        result.warnings().forEach(warning -> err.println("warning: " + warning));
        out.println("Exported from " + result.target() + ":");
        result.files().forEach(file -> {
            line(file.rows(), file.entity().plural(), file.file());
            Path nameless = file.nameless();
            if (nameless != null) {
                line(file.namelessRows(), file.entity().plural() + " without reference_id", nameless);
            }
        });
        out.flush();
        return ExitCode.OK;
    }

    private void line(long rows, String what, Path file) {
        spec.commandLine().getOut().printf(Locale.ROOT, "%,10d %s: %s%n", rows, what, file);
    }
}
