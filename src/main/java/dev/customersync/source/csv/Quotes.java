package dev.customersync.source.csv;

import java.util.List;

/**
 * Finds quotes out of place, which OpenCSV reads as well as it can: it takes {@code 1,"5" bolt",x} and the row after it for one record,
 * which may even have the right number of cells, and {@code "Ann" or "Al"} for the cell {@code Ann" or "Al}.
 */
final class Quotes {
    private enum State {
        CELL_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE
    }

    private final char delimiter;
    private final char quote;
    private State state = State.CELL_START;

    private Quotes(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** Whether the lines are one record by the letter of RFC 4180: each but the last ends within quotes, and a quote within quotes is doubled. */
    static boolean makeOneRecord(List<String> lines, char delimiter, char quote) {
        Quotes quotes = new Quotes(delimiter, quote);
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            if (!quotes.accept(lines.get(i)) || (quotes.state == State.QUOTED) == last) {
                return false;
            }
        }
        return true;
    }

    private boolean accept(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (state == State.AFTER_QUOTE && c != quote && c != delimiter) {
                return false;
            }
            state = after(c);
        }
        return true;
    }

    private State after(char c) {
        boolean isQuote = c == quote;
        return switch (state) {
            case QUOTED -> isQuote ? State.AFTER_QUOTE : State.QUOTED;
            case AFTER_QUOTE -> isQuote ? State.QUOTED : State.CELL_START;
            case CELL_START -> isQuote ? State.QUOTED : unquoted(c);
            case UNQUOTED -> unquoted(c);
        };
    }

    private State unquoted(char c) {
        return c == delimiter ? State.CELL_START : State.UNQUOTED;
    }
}
