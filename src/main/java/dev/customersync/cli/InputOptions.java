package dev.customersync.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to read, and how; the same for every command that reads. */
final class InputOptions {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description = "CSV file of customers, plain or in gzip; - for standard input.")
    private @Nullable Path customers;

    @Option(names = "--contacts", paramLabel = "FILE", description = "CSV file of contacts, likewise.")
    private @Nullable Path contacts;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "Mapping profile for files with other columns than the default ones; may be given several times, one"
                            + " an entity.")
    private List<Path> mappings = List.of();

    @Nullable Path customers() {
        return customers;
    }

    @Nullable Path contacts() {
        return contacts;
    }

    List<Path> mappings() {
        return mappings;
    }

    /**
     * Makes sure that there is something to read.
     *
     * @throws ParameterException when there is not, or it cannot be read twice
     */
    void check() {
        if (customers == null && contacts == null) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing to read: give --customers FILE, --contacts FILE or both");
        }
        if (STANDARD_INPUT.equals(customers) && STANDARD_INPUT.equals(contacts)) {
            throw new ParameterException(
                    spec.commandLine(), "Standard input can be read once only: give a file for one of the two");
        }
    }
}
