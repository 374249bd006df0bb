package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.RowReader;
import dev.customersync.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A CSV file whose way of writing is known, and whose state is remembered: opened again and again, it gives the same rows or says
 * that the file was changed. Immutable.
 */
public final class CsvSource implements Source {
    /** As much of the file as the dialect is found out from. */
    private static final int HEAD = 256 * 1024;

    /** As much of it is read at once as makes the checksum's own work the longest part, even while the JVM is yet to compile it. */
    private static final int BLOCK = 64 * 1024;

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

    @Override
    public String location() {
        return path.toString();
    }

    /** SHA-256 of the file's bytes, in hex; reads all of it at each call. */
    @Override
    public String digest() {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE, path + " cannot be read to its end: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String description() {
        return description;
    }

    /** A rejects file holds some rows of another one. */
    @Override
    public boolean isFull() {
        try (RowReader reader = open()) {
            return !reader.header().isFedBack();
        }
    }

    /** The lines without the header's, which are too many when cells hold line breaks; of a large plain file about as many. */
    @Override
    public OptionalLong estimateRows() {
        try {
            return OptionalLong.of(Math.max(0, lines() - 1));
        } catch (IOException e) {
            // Its reader will say it better.
            return OptionalLong.empty();
        }
    }

    private long lines() throws IOException {
        if (Bytes.isCompressed(path)) {
            try (InputStream in = Bytes.open(path)) {
                return LineEnds.count(in);
            }
        }
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            return LineEnds.estimate(file);
        }
    }

    /**
     * Opens the file and reads its header.
     *
     * @return a reader that stands before the first row; it throws
     *     {@link ErrorCode#INPUT_CHANGED} as soon as it notices that the file was changed since it was examined
     * @throws SyncException when the file cannot be read, was changed, is no text or has no header line; naming the file and what to do
     */
    @Override
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
