package dev.customersync.source.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts physical lines together to records, by OpenCSV's parser. Its {@code CSVReader} is left out: after a quote that is never
 * closed it cannot go on, and here only the line with that quote is lost.
 */
final class CsvRecords {
    /** A quoted cell that is still open after that many lines is taken for a stray quote. */
    static final int MAX_LINES = 100;

    private static final int MAX_CHARACTERS = 1_000_000;

    private final Lines lines;
    private final ICSVParser parser;
    private final char delimiter;

    CsvRecords(Lines lines, Dialect dialect) {
        this.lines = lines;
        this.delimiter = dialect.delimiter();
        this.parser = new RFC4180ParserBuilder()
                .withSeparator(dialect.delimiter())
                .withQuoteChar(Dialect.QUOTE)
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
        String[] cells = parse(first);
        if (first.indexOf(Dialect.QUOTE) < 0) {
            return new CsvRecord(line, List.of(first), Arrays.asList(cells), false);
        }
        return goOn(line, first, new ArrayList<>(Arrays.asList(cells)));
    }

    private CsvRecord goOn(long line, String first, List<String> cells) {
        List<String> taken = new ArrayList<>(List.of(first));
        while (isWithinQuotes(cells)) {
            String next = isTooLong(taken) ? null : lines.next();
            if (next == null) {
                flush();
                return firstLineOf(line, taken, true);
            }
            taken.add(next);
            cells.addAll(Arrays.asList(parse(next)));
        }
        return Quotes.makeOneRecord(taken, delimiter)
                ? new CsvRecord(line, List.copyOf(taken), cells, false)
                : firstLineOf(line, taken, true);
    }

    /** OpenCSV also waits for the end of a last cell that merely contains a quote ({@code 5" pipe}); such a quote is a character like any. */
    private boolean isWithinQuotes(List<String> cells) {
        if (!parser.isPending()) {
            return false;
        }
        String pending = parser.getPendingText();
        if (pending.charAt(0) == Dialect.QUOTE) {
            return true;
        }
        flush();
        cells.add(pending.substring(0, pending.length() - 1));
        return false;
    }

    private static boolean isTooLong(List<String> taken) {
        return taken.size() >= MAX_LINES
                || taken.stream().mapToInt(String::length).sum() > MAX_CHARACTERS;
    }

    /**
     * Takes a record of many lines for what it probably is when it does not fit the header: a stray quote in the first line, which
     * swallowed the others. They are read again, each on its own.
     *
     * @param record the one that {@link #next()} gave last
     * @return its first line, split at every delimiter
     */
    CsvRecord breakUp(CsvRecord record) {
        return firstLineOf(record.line(), record.lines(), false);
    }

    private CsvRecord firstLineOf(long line, List<String> taken, boolean strayQuote) {
        lines.putBack(taken.subList(1, taken.size()));
        String first = taken.get(0);
        List<String> cells = Arrays.asList(first.split(Pattern.quote(String.valueOf(delimiter)), -1));
        return new CsvRecord(line, List.of(first), cells, strayQuote);
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
