package dev.customersync.reconcile;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON Lines, an object a line, in UTF-8, that appears under its name when it is whole. Throws {@link SyncException}
 * ({@link ErrorCode#FILE_NOT_WRITABLE}) when it cannot be written. For one thread.
 *
 * @see <a href="https://jsonlines.org">JSON Lines</a>
 */
final class JsonLinesOutput implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;
    private final Path part;
    private final BufferedWriter out;
    private boolean finished;

    /** Begins the file, in a directory that exists. */
    JsonLinesOutput(Path path) {
        this.path = path;
        this.part = path.resolveSibling(path.getFileName() + ".part");
        try {
            this.out = Files.newBufferedWriter(part);
        } catch (IOException e) {
            throw CsvOutput.notWritable(path, e);
        }
    }

    void write(Object line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw CsvOutput.notWritable(path, e);
        }
    }

    /** Gives the file its name. */
    Path finish() {
        try {
            out.close();
            finished = true;
            return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CsvOutput.notWritable(path, e);
        }
    }

    /** Leaves nothing behind when it was not finished. */
    @Override
    public void close() {
        if (!finished) {
            try {
                out.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw CsvOutput.notWritable(path, e);
            }
        }
    }
}
