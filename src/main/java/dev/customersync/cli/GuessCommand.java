package dev.customersync.cli;

import dev.customersync.mapping.ProfileGuess;
import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvDialect;
import dev.customersync.source.csv.CsvFile;
import dev.customersync.source.csv.CsvSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guess}: a mapping profile to begin with. */
@Command(
        name = "guess",
        description =
                "Proposes a mapping profile for a file, from its header and cells, with comments. Save it, check it, and give"
                        + " it to sync with --mapping.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GuessCommand implements Callable<Integer> {
    private static final int SAMPLE_ROWS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV file, plain or in gzip.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(
            names = "--entity",
            defaultValue = "customer",
            description = "What its rows are: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private EntityType entity;

    @Override
    public Integer call() {
        CsvSource source = new CsvFile(file).examine();
        spec.commandLine().getErr().println(source.description());
        try (RowReader reader = source.open()) {
            List<Row> sample = new ArrayList<>();
            for (Row row = reader.read(); row != null && sample.size() < SAMPLE_ROWS; row = reader.read()) {
                sample.add(row);
            }
            spec.commandLine().getOut().print(ProfileGuess.of(entity, reader.header(), CsvDialect.DETECTED, sample));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
