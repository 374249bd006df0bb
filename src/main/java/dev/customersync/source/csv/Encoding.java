package dev.customersync.source.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The encoding of a file.
 *
 * @param byteOrderMark whether the file begins with one
 * @param given whether somebody said so, rather than the file's own bytes
 */
record Encoding(Charset charset, boolean byteOrderMark, boolean given) {
    private static final Set<Charset> WHEREVER =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /**
     * Whether each character has one sequence of bytes, and is known by it wherever reading begins. It is so in whatever is detected; of
     * what may be given besides only the encodings of one byte are sure to be so.
     */
    boolean isOneToOne() {
        return WHEREVER.contains(charset)
                || (charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1);
    }

    /** What a byte that does not fit was expected to be, and where that was learnt. */
    String expectation() {
        return "expected " + charset.name() + " text as " + (given ? "was said" : "before");
    }

    /** What to do about a byte that does not fit. */
    String advice() {
        return given
                ? "Correct the encoding in the mapping profile, or export the file as UTF-8"
                : "Export the file as UTF-8 throughout, or give its encoding, such as windows-1252, in the mapping profile";
    }

    @Override
    public String toString() {
        return charset.name() + (byteOrderMark ? " with byte order mark" : "");
    }
}
