package dev.customersync.source.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.problem.SyncException;
import dev.customersync.source.csv.CsvRecord.Damage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts physical lines together to records, by OpenCSV's parser. Its {@code CSVReader} is left out: after a quote that is never
 * closed it cannot go on, and here only the line with that quote is lost.
 */
final class CsvRecords {
    /** A quoted cell that is still open after that many lines is taken for a stray quote. */
    static final int MAX_LINES = 100;

    /** What of a line that is too long is kept, for a person to know it again. */
    private static final int EXCERPT = 1_000;

    private final Lines lines;
    private final ICSVParser parser;
    private final char delimiter;
    private final char quote;
    private final boolean quoted;

    CsvRecords(Lines lines, Dialect dialect) {
        this.lines = lines;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote().character();
        this.quoted = dialect.quote() != CsvDialect.Quote.NONE;
        this.parser = new RFC4180ParserBuilder()
                .withSeparator(dialect.delimiter())
                .withQuoteChar(quote)
                .build();
    }

    /**
     * The next record.
     *
     * @return null at the end
     * @throws SyncException when the lines cannot be read
     */
    @Nullable CsvRecord next() {
        String first = lines.next();
        if (first == null) {
            return null;
        }
        long line = lines.number();
        if (Lines.isCut(first)) {
            return firstLineOf(line, List.of(first.substring(0, EXCERPT)), Damage.TOO_LONG);
        }
        if (!quoted || first.indexOf(quote) < 0) {
            return firstLineOf(line, List.of(first), Damage.NONE);
        }
        return goOn(line, first, new ArrayList<>(Arrays.asList(parse(first))));
    }

    private CsvRecord goOn(long line, String first, List<String> cells) {
        List<String> taken = new ArrayList<>(List.of(first));
        int length = first.length();
        while (isWithinQuotes(cells)) {
            boolean tooLong = taken.size() >= MAX_LINES || length > Lines.MAX_LENGTH;
            String next = tooLong ? null : lines.next();
            if (next == null) {
                flush();
                return firstLineOf(line, taken, Damage.STRAY_QUOTE);
            }
            taken.add(next);
            length += next.length();
            cells.addAll(Arrays.asList(parse(next)));
        }
        return length <= Lines.MAX_LENGTH && Quotes.makeOneRecord(taken, delimiter, quote)
                ? new CsvRecord(line, List.copyOf(taken), cells, Damage.NONE)
                : firstLineOf(line, taken, Damage.STRAY_QUOTE);
    }

    /** OpenCSV also waits for the end of a last cell that merely contains a quote ({@code 5" pipe}); such a quote is a character like any. */
    private boolean isWithinQuotes(List<String> cells) {
        if (!parser.isPending()) {
            return false;
        }
        String pending = parser.getPendingText();
        if (pending.charAt(0) == quote) {
            return true;
        }
        flush();
        cells.add(pending.substring(0, pending.length() - 1));
        return false;
    }

    /**
     * Takes a record of many lines for what it probably is when it does not fit the header: a stray quote in the first line, which
     * swallowed the others. They are read again, each on its own.
     *
     * @param record the one that {@link #next()} gave last
     * @return its first line, split at every delimiter
     */
    CsvRecord breakUp(CsvRecord record) {
        return firstLineOf(record.line(), record.lines(), Damage.NONE);
    }

    private CsvRecord firstLineOf(long line, List<String> taken, Damage damage) {
        lines.putBack(taken.subList(1, taken.size()));
        String first = taken.get(0);
        return new CsvRecord(line, List.of(first), split(first), damage);
    }

    private List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
            cells.add(line.substring(start, end));
            start = end + 1;
        }
        cells.add(line.substring(start));
        return cells;
    }

    private void flush() {
        parse(null);
    }

    private String[] parse(@Nullable String line) {
        try {
            return parser.parseLineMulti(line);
        } catch (IOException e) {
            throw new IllegalStateException("OpenCSV's parser does no I/O", e);
        }
    }
}
