package dev.customersync.outcome;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows in the text format of PostgreSQL's {@code COPY … FROM STDIN}: several times as fast as batched inserts. Values are put
 * in the order of the columns, and {@link #endRow()} closes each row.
 */
final class CopyText {
    /** What stands for a NUL, which PostgreSQL takes in no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text = new StringBuilder();
    private boolean rowBegun;

    CopyText put(long value) {
        separate().append(value);
        return this;
    }

    CopyText put(@Nullable Integer value) {
        separate().append(value == null ? "\\N" : value.toString());
        return this;
    }

    CopyText put(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    /**
     * Sends the rows as part of the transaction that is under way on that connection.
     *
     * @param table with the columns in parentheses
     */
    void sendTo(Connection connection, String table) throws SQLException {
        try (Reader reader = new StringReader(text.toString())) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", reader);
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private StringBuilder separate() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
        return text;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append(REPLACEMENT);
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
