package dev.customersync.source.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A file's bytes, unpacked. */
final class Bytes {
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final int BUFFER_SIZE = 64 * 1024;

    private Bytes() {}

    /** The bytes, from the first on. */
    static InputStream open(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_SIZE);
        try {
            return startsAsGzip(in) ? new GZIPInputStream(in, BUFFER_SIZE) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Whether the file is in gzip, by its first bytes, whatever its name. */
    static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return startsAsGzip(in);
        }
    }

    private static boolean startsAsGzip(InputStream in) throws IOException {
        in.mark(GZIP.length);
        boolean gzip = Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        in.reset();
        return gzip;
    }
}
