package dev.customersync.source.csv;

import dev.customersync.source.csv.CsvDialect.Quote;

/**
 * Finds out what stands around cells, whatever delimiter is between them. It is the double quote unless there is proof of something
 * else: names begin and end with apostrophes ({@code 't Hooft}), and inches are double quotes.
 */
final class QuoteSniffer {
    private static final int ENOUGH = 3;

    /** Cells that begin with the quote. */
    private int opened;
    /** Cells that begin and end with it, and in which it is doubled. */
    private int wrapped;
    /** Of these, the ones that hold a delimiter. */
    private int needful;
    /** Cells that begin with it and go on after the next one. */
    private int goingOn;
    /** Cells that end with it. */
    private int closed;

    private QuoteSniffer(String text, char quote) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                count(text, i, quote);
            }
        }
    }

    static Quote sniff(String text) {
        String header = firstLine(text);
        if (new QuoteSniffer(header, Quote.DOUBLE.character()).opened > 0) {
            return Quote.DOUBLE;
        }
        QuoteSniffer inHeader = new QuoteSniffer(header, Quote.SINGLE.character());
        if (inHeader.wrapped > 0 && inHeader.wrapped == inHeader.opened) {
            return Quote.SINGLE;
        }
        QuoteSniffer doubles = new QuoteSniffer(text, Quote.DOUBLE.character());
        if (doubles.opened > 0) {
            return doubles.areCharacters() ? Quote.NONE : Quote.DOUBLE;
        }
        QuoteSniffer singles = new QuoteSniffer(text, Quote.SINGLE.character());
        return singles.needful >= ENOUGH && singles.wrapped == singles.opened ? Quote.SINGLE : Quote.DOUBLE;
    }

    /** Whether no cell would be sound if they were quotes. */
    private boolean areCharacters() {
        return opened >= ENOUGH && goingOn == opened && closed == 0;
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private void count(String text, int at, char quote) {
        closed += isEdge(text, at + 1) ? 1 : 0;
        if (!isEdge(text, at - 1)) {
            return;
        }
        opened++;
        boolean delimited = false;
        for (int i = at + 1; i < text.length() && !isLineEnd(text.charAt(i)); i++) {
            char c = text.charAt(i);
            delimited |= isDelimiter(c);
            if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                boolean ends = isEdge(text, i + 1);
                wrapped += ends ? 1 : 0;
                needful += ends && delimited ? 1 : 0;
                goingOn += ends ? 0 : 1;
                return;
            }
        }
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || isLineEnd(text.charAt(at)) || isDelimiter(text.charAt(at));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDelimiter(char c) {
        return DialectSniffer.DELIMITERS.indexOf(c) >= 0;
    }
}
