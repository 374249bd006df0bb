package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A CSV file whose way of writing is known, and whose state is remembered: opened again and again, it gives the same rows or says
 * that the file was changed. Immutable.
 */
public final class CsvSource {
    /** As much of the file as the dialect is found out from. */
    private static final int HEAD = 256 * 1024;

    private final Path path;
    private final FileState state;
    private final Encoding encoding;
    private final Dialect dialect;
    private final String description;

    private CsvSource(Path path, FileState state, Encoding encoding, Dialect dialect, String description) {
        this.path = path;
        this.state = state;
        this.encoding = encoding;
        this.dialect = dialect;
        this.description = description;
    }

    static CsvSource examine(CsvFile file) throws IOException {
        FileState state = FileState.of(file.path());
        Encoding encoding;
        try (InputStream in = Bytes.open(file.path())) {
            encoding = EncodingSniffer.sniff(in, file.dialect().charset());
        }
        Head head = head(file.path(), encoding);
        Dialect dialect = new DialectSniffer(head, file.dialect()).sniff();
        String description = name(file.path()) + ": " + (Bytes.isCompressed(file.path()) ? "gzip, " : "") + encoding
                + ", " + DialectWording.of(dialect, head);
        return new CsvSource(file.path(), state, encoding, dialect, description);
    }

    private static Head head(Path path, Encoding encoding) throws IOException {
        try (InputStream in = Bytes.open(path)) {
            return Head.of(in.readNBytes(HEAD), encoding.charset(), HEAD);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** How the file is read, in one sentence for people: {@code customers.csv: windows-1252, ';' between cells, CRLF}. */
    public String description() {
        return description;
    }

    /**
     * About how many rows there are, for telling how far the reading is: the lines without the header's, which are too many when
     * cells hold line breaks. Reads the file once; 0 when it cannot be read, which its reader will say better.
     */
    public long estimateRows() {
        try (InputStream in = Bytes.open(path)) {
            return Math.max(0, LineEnds.count(in) - 1);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Opens the file and reads its header.
     *
     * @return a reader that stands before the first row; to be closed by the caller. It throws
     *     {@link ErrorCode#INPUT_CHANGED} as soon as it notices that the file was changed since it was examined
     * @throws SyncException when the file cannot be read, was changed, is no text or has no header line; naming the file and what to do
     */
    public RowReader open() {
        state.require(path, name(path));
        Lines lines = new Lines(name(path), new StrictDecoder(stream(), encoding));
        try {
            return CsvRowReader.atFirstRow(lines, dialect, line -> state.require(path, name(path) + " line " + line));
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private InputStream stream() {
        try {
            return Bytes.open(path);
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE,
                    path + ": expected a file that can be read, found " + e.getMessage(),
                    e);
        }
    }
}
