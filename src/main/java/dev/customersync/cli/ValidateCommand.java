package dev.customersync.cli;

import dev.customersync.job.ErpInputs;
import dev.customersync.job.InputSelection;
import dev.customersync.job.SyncInputs;
import dev.customersync.job.Validation;
import dev.customersync.job.Validation.Tally;
import dev.customersync.problem.Problem;
import dev.customersync.record.ReferenceKind;
import dev.customersync.run.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code validate}: the inputs and their mapping, without database and API. */
@Command(
        name = "validate",
        description =
                "Reads and maps the input as a sync does, without our database and the API, and says what is wrong with each row.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Option(
            names = "--max-problems",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many rows with problems to show of all; default: ${DEFAULT-VALUE}.")
    private int maxProblems;

    private long shown;

    @Override
    public Integer call() throws Exception {
        InputSelection selection = input.selection();
        return selection.erp()
                ? Application.run(
                        application -> application.getBean(ErpInputs.class).readWhole(selection, this::validate))
                : validate(SyncInputs.open(selection));
    }

    private int validate(SyncInputs inputs) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        inputs.descriptions().forEach(err::println);
        inputs.warnings().forEach(warning -> err.println("warning: " + warning));
        Validation validation = new Validation((place, problems) -> show(place, problems, out));
        List<Tally> tallies = inputs.inputs().stream().map(validation::of).toList();
        sayUnchecked(validation, out);
        return summary(tallies, out).status();
    }

    private void show(String place, List<Problem> problems, PrintWriter out) {
        shown++;
        if (shown <= maxProblems) {
            problems.forEach(
                    problem -> out.println(place + ": " + problem.code().code() + " " + problem.message()));
        }
    }

    private static void sayUnchecked(Validation validation, PrintWriter out) {
        for (ReferenceKind kind : ReferenceKind.values()) {
            long unchecked = validation.unchecked(kind);
            if (unchecked > 0) {
                out.printf(
                        Locale.ROOT,
                        "not checked, as only the target can tell: %ss given by name (%,d)%n",
                        kind.label(),
                        unchecked);
            }
        }
    }

    private ExitCode summary(List<Tally> tallies, PrintWriter out) {
        if (shown > maxProblems) {
            out.println("… and " + (shown - maxProblems) + " more rows (--max-problems)");
        }
        tallies.forEach(tally -> out.printf(
                Locale.ROOT,
                "%s: %,d rows, %,d with problems%n",
                tally.entity().plural(),
                tally.rows(),
                tally.unsound()));
        out.flush();
        return tallies.stream().allMatch(tally -> tally.unsound() == 0) ? ExitCode.OK : ExitCode.ROWS_FAILED;
    }
}
