package dev.customersync.source.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalLong;

/**
 * Decodes bytes and refuses malformed ones, after it has delivered every character before them: only so can the line that they are
 * in be named. {@link java.io.InputStreamReader} throws away what it decoded in the same go.
 */
final class StrictDecoder extends Reader {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final InputStream in;
    private final Encoding encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).flip();
    private boolean ended;
    /** How many bytes were taken from the stream. */
    private long taken;
    /** The place of the first character that the last reading gave. */
    private long start;

    StrictDecoder(InputStream in, Encoding encoding) {
        this.in = in;
        this.encoding = encoding;
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * @throws MalformedTextException when the next bytes are no text in the encoding
     */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        start = taken - bytes.remaining();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() > offset) {
                return chars.position() - offset;
            }
            if (result.isError()) {
                throw new MalformedTextException(bytes.get(bytes.position()), encoding);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
            taken += count;
        }
        bytes.flip();
    }

    /**
     * How many bytes of the stream stand before the end of these characters.
     *
     * @param beginning what the last reading gave, or the beginning of it
     * @return empty when the encoding does not tell
     */
    OptionalLong offset(CharBuffer beginning) {
        return encoding.isOneToOne()
                ? OptionalLong.of(start + encoding.charset().encode(beginning).remaining())
                : OptionalLong.empty();
    }

    /**
     * Goes on there with the next reading.
     *
     * @param offset of a character that no reading has given yet, or the last one has
     * @throws IOException also when the stream ends before it
     */
    void goTo(long offset) throws IOException {
        if (offset <= taken) {
            bytes.position(Math.toIntExact(bytes.limit() - (taken - offset)));
        } else {
            pass(offset - taken);
            bytes.position(bytes.limit());
        }
        start = offset;
        decoder.reset();
        ended = false;
    }

    private void pass(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new IOException("a shorter text", e);
        }
        taken += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
