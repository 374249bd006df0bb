package dev.customersync.source.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out a text's encoding: by its byte order mark, by the zero bytes that every other byte of UTF-16 is where there are ASCII
 * characters, and else by whether the first stretch beyond ASCII is UTF-8. A statistical detector would add only guesses: other text
 * than UTF-8 practically never passes for it, and what is left are the one-byte encodings, which bytes do not tell apart.
 */
final class EncodingSniffer {
    /** How much is looked at, from the first byte that is not ASCII. */
    private static final int WINDOW = 64 * 1024;

    private static final int RUN = 3;
    private static final int ENOUGH = 20;

    private static final int UTF_16_SAMPLE = 4 * 1024;

    private EncodingSniffer() {}

    /**
     * The encoding of these bytes. Reads as far as the first ones beyond ASCII, in bounded memory.
     *
     * @param in at the beginning of the text
     * @param wanted what somebody said that it is
     * @throws IOException also when the bytes do not tell, saying what to do
     */
    static Encoding sniff(InputStream in, @Nullable Charset wanted) throws IOException {
        byte[] head = in.readNBytes(WINDOW);
        Charset marked = marked(head);
        if (marked != null) {
            return new Encoding(marked, true, false);
        }
        Charset utf16 = utf16(head);
        // Whoever says UTF-16 has not said in which order its bytes are.
        if (wanted != null && !(wanted.equals(StandardCharsets.UTF_16) && utf16 != null)) {
            return new Encoding(wanted, false, true);
        }
        return new Encoding(utf16 == null ? eightBit(head, in) : utf16, false, false);
    }

    private static @Nullable Charset marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(head[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Column names, delimiters, digits and line ends are ASCII in any language: a third of the characters is enough to tell. */
    private static @Nullable Charset utf16(byte[] head) {
        int pairs = Math.min(head.length, UTF_16_SAMPLE) / 2;
        int highFirst = 0;
        int highLast = 0;
        for (int i = 0; i < pairs; i++) {
            highFirst += head[2 * i] == 0 ? 1 : 0;
            highLast += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (highLast * 3 > pairs && highFirst * 10 < highLast) {
            return StandardCharsets.UTF_16LE;
        }
        return highFirst * 3 > pairs && highLast * 10 < highFirst ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset eightBit(byte[] head, InputStream rest) throws IOException {
        byte[] window = head;
        int start = firstBeyondAscii(window);
        while (start == window.length && start > 0) {
            window = rest.readNBytes(WINDOW);
            start = firstBeyondAscii(window);
        }
        byte[] sample = Arrays.copyOf(Arrays.copyOfRange(window, start, window.length), WINDOW);
        int more = rest.readNBytes(sample, window.length - start, start);
        int length = window.length - start + Math.max(more, 0);
        return ofSample(ByteBuffer.wrap(sample, 0, length), length < WINDOW);
    }

    private static int firstBeyondAscii(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** UTF-8 with some damage is still UTF-8, to be refused where the damage is: read as anything else it would give wrong letters. */
    private static Charset ofSample(ByteBuffer sample, boolean whole) throws IOException {
        int malformed = 0;
        int beyondAscii = 0;
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(sample.remaining() + 1);
        ByteBuffer bytes = sample.duplicate();
        CoderResult result = decoder.decode(bytes, chars, whole);
        while (result.isError()) {
            malformed++;
            bytes.position(bytes.position() + result.length());
            result = decoder.decode(bytes, chars, whole);
        }
        for (int i = 0; i < chars.position(); i++) {
            beyondAscii += chars.get(i) > 0x7F ? 1 : 0;
        }
        return malformed == 0 || (beyondAscii > 0 && beyondAscii >= malformed)
                ? StandardCharsets.UTF_8
                : oneByte(sample);
    }

    /** They differ only in 0x80 to 0x9F, where ISO-8859-1 has control characters, which no text has; five of them windows-1252 lacks. */
    private static Charset oneByte(ByteBuffer sample) throws IOException {
        if (!isWestern(sample)) {
            throw new IOException(
                    "text in an encoding that its bytes do not tell: it is neither UTF-8 nor UTF-16 nor Western European."
                            + " Export the file as UTF-8, or give its encoding, such as windows-1251, in the mapping profile");
        }
        Charset windows = Charset.forName("windows-1252");
        try {
            windows.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(sample.duplicate());
            return windows;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /**
     * Letters beyond ASCII stand alone or in pairs in the languages of Western Europe, and make whole words elsewhere: a Russian or
     * Chinese file would be read without an error, and every name in it would be wrong.
     */
    private static boolean isWestern(ByteBuffer sample) {
        int all = 0;
        int inRuns = 0;
        int run = 0;
        for (int i = 0; i < sample.limit(); i++) {
            run = sample.get(i) < 0 ? run + 1 : 0;
            all += run > 0 ? 1 : 0;
            inRuns += run == RUN ? RUN : run > RUN ? 1 : 0;
        }
        return all < ENOUGH || inRuns * 2 < all;
    }
}
