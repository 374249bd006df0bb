package dev.customersync.source.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What is known beforehand of how a CSV file is written. Whatever is null is found out from the file itself.
 *
 * @param charset its encoding; a byte order mark in the file that says otherwise wins, since no other text begins so
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell that holds a delimiter, a quote or a line end
 * @param headerLine the physical line, from 1, at which the column names begin; the lines before it are passed over
 * @param trim whether cells lose the white space around them
 */
public record CsvDialect(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable Quote quote,
        @Nullable Integer headerLine,
        boolean trim) {

    /** Nothing is known; cells are trimmed. */
    public static final CsvDialect DETECTED = new CsvDialect(null, null, null, null, true);

    /** What stands around cells. */
    public enum Quote {
        DOUBLE('"'),
        SINGLE('\''),
        /** Nothing: every delimiter separates, every line end ends the row. */
        NONE('\0');

        private final char character;

        Quote(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }
    }

    /**
     * @throws IllegalArgumentException when the delimiter is a quote or a line end, or the header line is below 1; saying so
     */
    public CsvDialect {
        if (delimiter != null && "\r\n\"'\0".indexOf(delimiter) >= 0) {
            throw new IllegalArgumentException(
                    "expected a delimiter that is neither a quote nor a line end nor NUL, found U+"
                            + String.format("%04X", (int) delimiter));
        }
        if (headerLine != null && headerLine < 1) {
            throw new IllegalArgumentException("expected a header line from 1 on, found " + headerLine);
        }
    }

    public CsvDialect withCharset(@Nullable Charset newCharset) {
        return new CsvDialect(newCharset, delimiter, quote, headerLine, trim);
    }

    public CsvDialect withDelimiter(@Nullable Character newDelimiter) {
        return new CsvDialect(charset, newDelimiter, quote, headerLine, trim);
    }

    public CsvDialect withQuote(@Nullable Quote newQuote) {
        return new CsvDialect(charset, delimiter, newQuote, headerLine, trim);
    }

    public CsvDialect withHeaderLine(@Nullable Integer newHeaderLine) {
        return new CsvDialect(charset, delimiter, quote, newHeaderLine, trim);
    }

    public CsvDialect withTrim(boolean newTrim) {
        return new CsvDialect(charset, delimiter, quote, headerLine, newTrim);
    }
}
