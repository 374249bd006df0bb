package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Bookmark;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a text, numbered as an editor numbers them, without their line ends (LF, CRLF or CR) and without a byte
 * order mark. Lines can be put back, to be read once more.
 */
final class Lines implements AutoCloseable {
    /**
     * A line longer than this is cut off, as it must not fill the memory. No platform takes a text that long: rows of real exports stay
     * below a hundredth of it.
     */
    static final int MAX_LENGTH = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String source;
    private final Reader reader;
    private final @Nullable StrictDecoder decoder;
    private final Deque<String> putBack = new ArrayDeque<>();
    private final char[] buffer = new char[32 * 1024];
    private int position;
    private int limit;
    private boolean afterCarriageReturn;
    private long read;

    /** The lines of a text that is at hand, which needs no bookmarks. */
    Lines(String text) {
        this("", new StringReader(text), null);
    }

    /** The lines of a file of that name. */
    Lines(String source, StrictDecoder decoder) {
        this(source, decoder, decoder);
    }

    private Lines(String source, Reader reader, @Nullable StrictDecoder decoder) {
        this.source = source;
        this.reader = reader;
        this.decoder = decoder;
    }

    /** The name of the text, for messages. */
    String source() {
        return source;
    }

    /** The number of the line that {@link #next()} gave last, from 1; 0 before the first. */
    long number() {
        return read - putBack.size();
    }

    /** Whether that is only the beginning of a line, which was too long to be held. */
    static boolean isCut(String line) {
        return line.length() > MAX_LENGTH;
    }

    /**
     * The next line; of one that is too long only the beginning.
     *
     * @return null at the end
     * @throws SyncException when it cannot be read or is malformed
     */
    @Nullable String next() {
        if (!putBack.isEmpty()) {
            return putBack.removeFirst();
        }
        String line = readLine();
        if (line == null) {
            return null;
        }
        read++;
        return read == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    /** Makes the lines that were given last, in their order, the next ones again. */
    void putBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            putBack.addFirst(lines.get(i));
        }
    }

    /**
     * The place after the line that was given last.
     *
     * @param rows how many rows are before it
     * @return null where lines that were put back are to come first, where the line's end lies partly beyond the buffer, and where the
     *     decoder knows no places
     */
    @Nullable Bookmark bookmark(long rows) {
        boolean endIsCut = afterCarriageReturn && position == limit;
        if (decoder == null || !putBack.isEmpty() || endIsCut) {
            return null;
        }
        int end = afterCarriageReturn && buffer[position] == '\n' ? position + 1 : position;
        OptionalLong offset = decoder.offset(CharBuffer.wrap(buffer, 0, end));
        return offset.isPresent() ? new Bookmark(rows, read, offset.getAsLong()) : null;
    }

    /**
     * Makes the line at that place, which is ahead, the next one.
     *
     * @throws SyncException when the text ends before it
     */
    void goTo(Bookmark place) {
        if (decoder == null) {
            throw new IllegalStateException("A text without bookmarks");
        }
        try {
            decoder.goTo(place.offset());
        } catch (IOException e) {
            throw failed("expected to go on after " + place.offset() + " bytes, found " + e.getMessage(), e);
        }
        putBack.clear();
        position = 0;
        limit = 0;
        afterCarriageReturn = false;
        read = place.line();
    }

    private @Nullable String readLine() {
        StringBuilder start = new StringBuilder();
        dropRestOfLineEnd();
        while (position < limit || fill(start.length())) {
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            start.append(buffer, position, Math.min(end - position, MAX_LENGTH + 1 - start.length()));
            position = end;
            if (end < limit) {
                afterCarriageReturn = buffer[position++] == '\r';
                return start.toString();
            }
        }
        return start.length() == 0 ? null : start.toString();
    }

    /** Of a CRLF only the CR was consumed, as the LF may lie beyond the buffer. */
    private void dropRestOfLineEnd() {
        if (afterCarriageReturn && (position < limit || fill(0)) && buffer[position] == '\n') {
            position++;
        }
        afterCarriageReturn = false;
    }

    private boolean fill(int column) {
        try {
            int count = reader.read(buffer, 0, buffer.length);
            position = 0;
            limit = Math.max(count, 0);
            return count >= 0;
        } catch (MalformedTextException e) {
            throw failed(e.sentence(column), e);
        } catch (IOException e) {
            throw failed("expected to read on, found " + e.getMessage(), e);
        }
    }

    private SyncException failed(String what, @Nullable Throwable cause) {
        return new SyncException(ErrorCode.INPUT_UNREADABLE, source + " line " + (read + 1) + ": " + what, cause);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw failed("expected to close the file, found " + e.getMessage(), e);
        }
    }
}
