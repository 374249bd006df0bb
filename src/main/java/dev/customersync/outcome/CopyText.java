package dev.customersync.outcome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteBufferByteStreamWriter;

/**
 * Rows in the text format of PostgreSQL's {@code COPY … FROM STDIN}: several times as fast as batched inserts. Values are put
 * in the order of the columns, and {@link #endRow()} closes each row.
 */
final class CopyText {
    /** What stands for a NUL, which PostgreSQL takes in no text. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final int INITIAL_CAPACITY = 8_192;

    /** As many as a character takes at most when it is escaped. */
    private static final int BYTES_OF_CHARACTER = 3;

    private byte[] text = new byte[INITIAL_CAPACITY];
    private int length;
    private boolean rowBegun;

    CopyText put(long value) {
        separate();
        digits(value);
        return this;
    }

    CopyText put(@Nullable Integer value) {
        separate();
        if (value == null) {
            none();
        } else {
            digits(value);
        }
        return this;
    }

    CopyText put(@Nullable String value) {
        separate();
        if (value == null) {
            none();
        } else {
            escape(value);
        }
        return this;
    }

    void endRow() {
        reserve(1);
        append('\n');
        rowBegun = false;
    }

    /**
     * Sends the rows as part of the transaction that is under way on that connection.
     *
     * @param table with the columns in parentheses
     */
    void sendTo(Connection connection, String table) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " from stdin",
                            new ByteBufferByteStreamWriter(ByteBuffer.wrap(text, 0, length)));
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private void separate() {
        if (rowBegun) {
            reserve(1);
            append('\t');
        }
        rowBegun = true;
    }

    private void none() {
        reserve(2);
        append('\\');
        append('N');
    }

    private void digits(long value) {
        if (value < 0 || value > 9) {
            append(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        } else {
            reserve(1);
            append('0' + (int) value);
        }
    }

    private void escape(String value) {
        reserve(value.length() * BYTES_OF_CHARACTER);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                escapeEncoded(value.substring(i));
                return;
            }
            escape(c);
        }
    }

    /** Bytes of characters beyond ASCII are none that have to be escaped. */
    private void escapeEncoded(String value) {
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            escape(each);
        }
    }

    private void escape(int c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\0' -> append(REPLACEMENT.getBytes(StandardCharsets.UTF_8));
            default -> append(c);
        }
    }

    private void escaped(char c) {
        append('\\');
        append(c);
    }

    private void append(int c) {
        text[length++] = (byte) c;
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private void reserve(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
