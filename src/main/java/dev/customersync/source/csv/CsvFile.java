package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file (RFC 4180) as a source of rows, plain or in gzip, which its first bytes tell. What its dialect leaves open is found
 * out from its beginning: the encoding (UTF-8, UTF-16, windows-1252, ISO-8859-1), the delimiter (comma, semicolon, tab or bar), the quote
 * and the lines before the header. Lines end in LF, CRLF or CR.
 *
 * <p>Cells are trimmed, blank lines and lines of blank cells are passed over. A row that does not fit the header, whose quotes
 * do not pair, that holds a NUL or more than {@value Lines#MAX_LENGTH} characters is delivered with its problems, and the rows after it
 * are read as if it were not there. In a file that is {@linkplain dev.customersync.source.Header#isFedBack() fed back} the cells are as
 * they were before they were neutralised.
 *
 * @param path where the file is
 * @param dialect what is known of how it is written
 */
public record CsvFile(Path path, CsvDialect dialect) {

    /** A file of which nothing is known. */
    public CsvFile(Path path) {
        this(path, CsvDialect.DETECTED);
    }

    /**
     * Keeps what a stream brings as a file, so that it can be read more than once. The file is named for its content: the same bytes
     * make the same file again. It is not deleted by anything here.
     *
     * @param in read to its end; not closed
     * @param directory where to keep it; made when it is not there
     * @throws SyncException when the stream cannot be read or the file not be written
     */
    public static CsvFile spool(InputStream in, Path directory) {
        return new CsvFile(Spool.keep(in, directory));
    }

    /**
     * Finds out how the file is written, and makes a note of its state.
     *
     * @throws SyncException when there is no such file or it cannot be read; naming the file and what to do
     */
    public CsvSource examine() {
        if (!Files.exists(path)) {
            throw unreadable("expected a CSV file, found nothing at " + path.toAbsolutePath());
        }
        if (Files.isDirectory(path)) {
            throw unreadable("expected a CSV file, found a directory");
        }
        if (!Files.isRegularFile(path)) {
            throw unreadable(
                    "expected a file that can be read twice, found a pipe or device. Save its data to a file first");
        }
        if (!Files.isReadable(path)) {
            throw unreadable("expected a file that this user may read, found no permission to");
        }
        try {
            return CsvSource.examine(this);
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE,
                    path + ": expected a file that can be read, found " + e.getMessage(),
                    e);
        }
    }

    /**
     * Opens the file and reads its header, as {@code examine().open()} does.
     *
     * @return a reader that stands before the first row; to be closed by the caller
     * @throws SyncException when the file cannot be read, is no text or has no header line; naming the file and what to do
     */
    public RowReader open() {
        return examine().open();
    }

    private SyncException unreadable(String what) {
        return new SyncException(ErrorCode.INPUT_UNREADABLE, path + ": " + what);
    }
}
