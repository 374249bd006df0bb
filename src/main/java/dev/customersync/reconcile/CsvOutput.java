package dev.customersync.reconcile;

import com.opencsv.CSVParserWriter;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file in UTF-8 with a byte order mark, which spreadsheets need to see the encoding, that appears under its name when it is whole.
 * Throws {@link SyncException} ({@link ErrorCode#FILE_NOT_WRITABLE}) when it cannot be written. For one thread.
 */
final class CsvOutput implements AutoCloseable {
    private final Path path;
    private final Path part;
    private final ICSVWriter csv;
    private boolean finished;
    private long rows;

    /** Begins the file with its header; the directory is made when it does not exist. */
    CsvOutput(Path path, String... header) {
        this.path = path;
        this.part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            Writer writer =
                    new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8));
            writer.write('\uFEFF');
            this.csv = new CSVParserWriter(writer, new RFC4180ParserBuilder().build(), "\n");
        } catch (IOException e) {
            throw notWritable(path, e);
        }
        csv.writeNext(header, false);
    }

    void write(Stream<String> cells) {
        csv.writeNext(cells.toArray(String[]::new), false);
        rows++;
        check();
    }

    private void check() {
        if (csv.checkError()) {
            throw notWritable(path, csv.getException());
        }
    }

    Path path() {
        return path;
    }

    /** How many rows were written. */
    long rows() {
        return rows;
    }

    /** Gives the file its name. */
    Path finish() {
        try {
            csv.flush();
            check();
            csv.close();
            finished = true;
            return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** Leaves nothing behind when it was not finished. */
    @Override
    public void close() {
        if (!finished) {
            try {
                csv.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw notWritable(path, e);
            }
        }
    }

    static SyncException notWritable(Path path, @Nullable IOException e) {
        return new SyncException(
                ErrorCode.FILE_NOT_WRITABLE,
                "Expected to write " + path.toAbsolutePath() + ", found: " + (e == null ? "no reason" : e.getMessage()),
                e);
    }
}
