package dev.customersync.cli;

import dev.customersync.job.ErpInputs;
import dev.customersync.job.InputSelection;
import dev.customersync.job.SyncInputs;
import dev.customersync.job.SyncSettings;
import dev.customersync.reconcile.Finding;
import dev.customersync.reconcile.ReconcileResult;
import dev.customersync.reconcile.Reconciliation;
import dev.customersync.reconcile.SourceAccess;
import dev.customersync.reconcile.SourceRows;
import dev.customersync.record.EntityType;
import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reconcile}: the three-way comparison. */
@Command(
        name = "reconcile",
        description =
                "Compares what the target holds with what was last sent and, when files are given, with these: says of each record"
                        + " whether it is in sync, and if not, why. Changes nothing, neither at the target nor in the sync state.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"  0:all is in sync", "  4:there are differences to look at", "others:as of every command"})
final class ReconcileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Option(
            names = "--without-contacts",
            description = "Leave contacts out; some platforms need a call for each customer to tell them.")
    private boolean withoutContacts;

    @Option(
            names = "--accept",
            paramLabel = "FINDING",
            description =
                    "A finding that is no reason to end with exit code 4, such as REMOTE_ONLY; may be given several times:"
                            + " ${COMPLETION-CANDIDATES}.")
    private Set<Finding> accepted = Set.of();

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where the findings get a folder; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path reportDir;

    @Mixin
    private final ProgressOption progress = new ProgressOption();

    @Option(names = "--sandbox", description = "Use the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        InputSelection selection = input.isGiven() ? input.selection() : InputSelection.nothing(List.of());
        if (withoutContacts && selection.files().containsKey(EntityType.CONTACT)) {
            throw new ParameterException(
                    spec.commandLine(), "--contacts and --without-contacts exclude each other: leave one of them out");
        }
        // What is wrong with files is to be known before anything else is started.
        SyncInputs files = selection.erp() ? null : SyncInputs.open(selection);
        TargetReadCommand command = new TargetReadCommand(spec, progress);
        return command.run(sandbox, application -> {
            Reconciliation reconciliation = application.getBean(Reconciliation.class);
            SourceAccess source = files != null
                    ? reading -> reading.accept(rows(files, err))
                    : reading -> application.getBean(ErpInputs.class).readWhole(selection, inputs -> {
                        reading.accept(rows(inputs, err));
                        return true;
                    });
            Reconciliation.Scope scope =
                    new Reconciliation.Scope(source, feed(application), !withoutContacts, reportDir);
            return () -> show(reconciliation.run(scope));
        });
    }

    /** Says how the inputs are read. */
    private static List<SourceRows> rows(SyncInputs inputs, PrintWriter err) {
        inputs.descriptions().forEach(err::println);
        inputs.warnings().forEach(warning -> err.println("warning: " + warning));
        return inputs.inputs().stream()
                .map(one -> new SourceRows(one.source().location(), one.mapping(), one::open))
                .toList();
    }

    private static String feed(ApplicationContext application) {
        return application.getBean(SyncSettings.class).feed();
    }

    private ExitCode show(ReconcileResult result) {
        new ReconcileView(spec.commandLine().getOut()).print(result);
        Set<Finding> fine = EnumSet.of(Finding.IN_SYNC);
        fine.addAll(accepted);
        return result.holdsOnly(fine) ? ExitCode.OK : ExitCode.ROWS_FAILED;
    }
}
