package dev.customersync.source.csv;

import java.io.IOException;
import java.io.InputStream;

/** Counts lines without reading them, whichever way they end, in any encoding that files come in. */
final class LineEnds {
    private static final int BUFFER_SIZE = 256 * 1024;

    private LineEnds() {}

    /** How many lines there are; one that nothing ends counts, too. */
    static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        long feeds = 0;
        long returns = 0;
        byte last = '\n';
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                byte one = buffer[i];
                // The other byte of a character of UTF-16.
                if (one != 0) {
                    last = one;
                }
                if (one == '\n') {
                    feeds++;
                } else if (one == '\r') {
                    returns++;
                }
            }
        }
        return Math.max(feeds, returns) + (last == '\n' || last == '\r' ? 0 : 1);
    }
}
