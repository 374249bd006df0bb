package dev.customersync.source.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file's bytes, unpacked. */
final class Bytes {
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final int BUFFER_SIZE = 64 * 1024;

    private Bytes() {}

    /** The bytes, from the first on. */
    static InputStream open(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_SIZE);
        try {
            return startsAsGzip(in) ? new Gzip(in) : in;
        } catch (IOException e) {
            in.close();
            throw inPlainWords(e);
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

    private static IOException inPlainWords(IOException e) {
        if (e instanceof EOFException) {
            return new IOException("gzip data that end too early. Copy the file again", e);
        }
        return e instanceof ZipException
                ? new IOException("damaged gzip data (" + e.getMessage() + "). Copy the file again", e)
                : e;
    }

    private static final class Gzip extends GZIPInputStream {
        Gzip(InputStream in) throws IOException {
            super(in, BUFFER_SIZE);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw inPlainWords(e);
            }
        }
    }
}
