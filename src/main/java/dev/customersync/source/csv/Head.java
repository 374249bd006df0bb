package dev.customersync.source.csv;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The beginning of a text.
 *
 * @param text without a byte order mark; without the last line when that may have been cut off, unless it is the only one
 */
record Head(String text) {

    /**
     * The head that these bytes make, malformed ones replaced: where those are is said when rows are read.
     *
     * @param limit how many bytes were asked for
     */
    static Head of(byte[] bytes, Charset charset, int limit) {
        String text = new String(bytes, charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        int lastEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        if (lastEnd > 0 && text.startsWith("\r\n", lastEnd - 1)) {
            lastEnd--;
        }
        return new Head(bytes.length == limit && lastEnd > 0 ? text.substring(0, lastEnd) : text);
    }

    /** The ends of its lines, in the order of how often each is there: {@code CRLF}, {@code LF and CR}; empty for one line. */
    String lineEnds() {
        int[] counts = new int[3];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                counts[i > 0 && text.charAt(i - 1) == '\r' ? 0 : 1]++;
            } else if (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                counts[2]++;
            }
        }
        String[] names = {"CRLF", "LF", "CR"};
        return IntStream.range(0, counts.length)
                .filter(kind -> counts[kind] > 0)
                .boxed()
                .sorted((one, other) -> Integer.compare(counts[other], counts[one]))
                .map(kind -> names[kind])
                .collect(Collectors.joining(" and "));
    }
}
