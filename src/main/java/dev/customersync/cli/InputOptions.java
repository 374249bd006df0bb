package dev.customersync.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    @Option(
            names = "--addresses",
            paramLabel = "FILE",
            description = "CSV file of addresses in any order, each sent with its customer; likewise.")
    private @Nullable Path addresses;

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

    @Nullable Path addresses() {
        return addresses;
    }

    @Nullable Path contacts() {
        return contacts;
    }

    List<Path> mappings() {
        return mappings;
    }

    /** Whether there is anything to read. */
    boolean isGiven() {
        return customers != null || addresses != null || contacts != null;
    }

    /**
     * Makes sure that there is something to read.
     *
     * @throws ParameterException when there is not, or it cannot be read twice
     */
    void check() {
        List<Path> given = Stream.of(customers, addresses, contacts)
                .filter(Objects::nonNull)
                .toList();
        if (given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing to read: give --customers FILE, --addresses FILE, --contacts FILE or several of them");
        }
        if (Collections.frequency(given, STANDARD_INPUT) > 1) {
            throw new ParameterException(
                    spec.commandLine(), "Standard input can be read once only: give files for the others");
        }
    }
}
