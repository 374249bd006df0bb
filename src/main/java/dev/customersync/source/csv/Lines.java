package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private final Deque<String> putBack = new ArrayDeque<>();
    private final char[] buffer = new char[32 * 1024];
    private int position;
    private int limit;
    private boolean afterCarriageReturn;
    private long read;

    Lines(String source, Reader reader) {
        this.source = source;
        this.reader = reader;
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
