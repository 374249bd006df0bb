package dev.customersync.report;

import com.opencsv.CSVParserWriter;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.RecordKey;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** {@code missing.csv}: the records that a guard kept from being deleted, as {@code entity,customer_reference_id,reference_id,remote_id}. */
public final class MissingCsv {
    private static final String NAME = "missing.csv";

    private MissingCsv() {}

    /**
     * Writes it.
     *
     * @param folder of the run's reports; made when it does not exist
     * @param source hands over each record by its key and its remote id
     * @return the file
     * @throws SyncException ({@link ErrorCode#REPORT_NOT_WRITABLE}) when it cannot be written
     */
    public static Path write(Path folder, Consumer<BiConsumer<RecordKey, String>> source) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                ICSVWriter csv = new CSVParserWriter(writer, new RFC4180ParserBuilder().build(), "\n");
                csv.writeNext(new String[] {"entity", "customer_reference_id", "reference_id", "remote_id"}, false);
                source.accept((key, remoteId) -> csv.writeNext(
                        new String[] {key.entity().label(), key.customerReferenceId(), key.referenceId(), remoteId},
                        false));
                csv.flush();
                if (csv.checkError()) {
                    throw csv.getException();
                }
            }
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.REPORT_NOT_WRITABLE,
                    "Expected to list the missing records in " + file.toAbsolutePath() + ", found: " + e.getMessage(),
                    e);
        }
        return file;
    }
}
