package dev.customersync.source.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** Counts lines without reading them, whichever way they end, in any encoding that files come in. */
final class LineEnds {
    private static final int SAMPLE_SIZE = 64 * 1024;
    private static final long SAMPLES = 16;

    private long feeds;
    private long returns;
    private byte last = '\n';

    private LineEnds() {}

    /** How many lines there are; one that nothing ends counts, too. */
    static long count(InputStream in) throws IOException {
        LineEnds ends = new LineEnds();
        byte[] buffer = new byte[SAMPLE_SIZE];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            ends.add(buffer, length);
        }
        return ends.count() + (ends.last == '\n' || ends.last == '\r' ? 0 : 1);
    }

    /** About how many lines there are, by those in pieces all over the file; of a small one exactly how many. */
    static long estimate(SeekableByteChannel file) throws IOException {
        long size = file.size();
        if (size <= SAMPLES * SAMPLE_SIZE) {
            return count(Channels.newInputStream(file));
        }
        LineEnds ends = new LineEnds();
        for (int i = 0; i < SAMPLES; i++) {
            file.position(size / SAMPLES * i + (size / SAMPLES - SAMPLE_SIZE) / 2);
            byte[] sample = Channels.newInputStream(file).readNBytes(SAMPLE_SIZE);
            ends.add(sample, sample.length);
        }
        return Math.round((double) ends.count() * size / (SAMPLES * SAMPLE_SIZE));
    }

    private void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte one = bytes[i];
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

    private long count() {
        return Math.max(feeds, returns);
    }
}
