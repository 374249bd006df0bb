package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file (RFC 4180) as a source of rows: UTF-8, with or without a byte order mark; cells separated by a comma, semicolon,
 * tab or bar, whichever the header line uses; lines ended by LF or CRLF.
 *
 * <p>Cells are trimmed, blank lines and lines of blank cells are passed over. A row that does not fit the header or whose quotes
 * do not pair is delivered with its problems, and the rows after it are read as if it were not there. In a file that is
 * {@linkplain dev.customersync.source.Header#isFedBack() fed back} the cells are as they were before they were neutralised.
 *
 * @param path where the file is
 */
public record CsvFile(Path path) {

    /**
     * Opens the file and reads its header.
     *
     * @return a reader that stands before the first row; to be closed by the caller
     * @throws SyncException when there is no such file, it cannot be read, is no UTF-8 text or has no header line; naming the file and
     *     what to do
     */
    public RowReader open() {
        if (!Files.exists(path)) {
            throw unreadable("expected a CSV file, found nothing at " + path.toAbsolutePath());
        }
        if (Files.isDirectory(path)) {
            throw unreadable("expected a CSV file, found a directory");
        }
        if (!Files.isReadable(path)) {
            throw unreadable("expected a file that this user may read, found no permission to");
        }
        return read(stream());
    }

    private InputStream stream() {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE,
                    path + ": expected a file that can be read, found " + e.getMessage(),
                    e);
        }
    }

    private RowReader read(InputStream stream) {
        Lines lines = new Lines(name(), new StrictDecoder(stream, StandardCharsets.UTF_8));
        try {
            return CsvRowReader.atFirstRow(lines);
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private SyncException unreadable(String what) {
        return new SyncException(ErrorCode.INPUT_UNREADABLE, path + ": " + what);
    }
}
