package dev.customersync.cli;

import dev.customersync.job.InputSelection;
import dev.customersync.record.EntityType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
            names = "--erp",
            description = "Read the ERP's staging database instead of files; where it is, ERP_DB_URL says.")
    private boolean erp;

    @Option(
            names = "--full-refresh",
            description = "Of the staging database read everything, and not only what changed since the last run.")
    private boolean fullRefresh;

    @Option(names = "--limit", paramLabel = "N", description = "Read at most so many rows of each entity, to try it.")
    private @Nullable Long limit;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "Mapping profile for files with other columns than the default ones; may be given several times, one"
                            + " an entity.")
    private List<Path> mappings = List.of();

    /** Whether anything of this was given. */
    boolean isGiven() {
        return erp || fullRefresh || limit != null || !files().isEmpty() || !mappings.isEmpty();
    }

    /**
     * What to read.
     *
     * @throws ParameterException when there is nothing, or it cannot be read so
     */
    InputSelection selection() {
        Map<EntityType, Path> files = files();
        if (erp && !files.isEmpty()) {
            throw wrong("Either --erp or files: the staging database has all of them");
        }
        if (!erp && files.isEmpty()) {
            throw wrong("Nothing to read: give --customers FILE, --addresses FILE, --contacts FILE or several of them,"
                    + " or --erp");
        }
        if (fullRefresh && !erp) {
            throw wrong("--full-refresh is of use with --erp only: files are read whole in any case");
        }
        if (limit != null && limit < 1) {
            throw wrong("--limit: expected a number of rows from 1 on, found " + limit);
        }
        if (Collections.frequency(files.values(), STANDARD_INPUT) > 1) {
            throw wrong("Standard input can be read once only: give files for the others");
        }
        return new InputSelection(
                files, DataDir.current().resolve("spool"), erp, fullRefresh, limit, List.copyOf(mappings));
    }

    private Map<EntityType, Path> files() {
        Map<EntityType, Path> files = new EnumMap<>(EntityType.class);
        put(EntityType.CUSTOMER, customers, files);
        put(EntityType.ADDRESS, addresses, files);
        put(EntityType.CONTACT, contacts, files);
        return files;
    }

    private static void put(EntityType entity, @Nullable Path file, Map<EntityType, Path> files) {
        if (file != null) {
            files.put(entity, file);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
