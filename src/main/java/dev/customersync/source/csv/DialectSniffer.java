package dev.customersync.source.csv;

import dev.customersync.source.csv.CsvDialect.Quote;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what a dialect leaves open, from the beginning of the text. */
final class DialectSniffer {
    /** In the order of preference when nothing else decides. */
    static final String DELIMITERS = ",;\t|";

    /** What spreadsheets put before the header so that other spreadsheets know the delimiter. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=([^\"])\"?", Pattern.CASE_INSENSITIVE);

    private static final int LIKELY = 50;
    private static final int CERTAIN = 90;

    private final String text;
    private final CsvDialect wanted;
    private final Quote quote;

    DialectSniffer(Head head, CsvDialect wanted) {
        this.text = head.text();
        this.wanted = wanted;
        this.quote = wanted.quote() == null ? QuoteSniffer.sniff(text) : wanted.quote();
    }

    Dialect sniff() {
        Integer headerLine = wanted.headerLine();
        if (headerLine != null) {
            return dialect(mostConvincing(samples(headerLine)).delimiter(), headerLine);
        }
        Lines lines = new Lines(text);
        String first = firstWithText(lines);
        Matcher separator = SEPARATOR_LINE.matcher(first);
        if (separator.matches()) {
            Character delimiter = wanted.delimiter();
            return dialect(
                    delimiter == null ? separator.group(1).charAt(0) : delimiter, Math.toIntExact(lines.number() + 1));
        }
        return withPreamble(samples(1));
    }

    private static String firstWithText(Lines lines) {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? "" : line;
    }

    private List<Sample> samples(int headerLine) {
        Character delimiter = wanted.delimiter();
        String candidates = delimiter == null ? DELIMITERS : delimiter.toString();
        return candidates
                .chars()
                .mapToObj(candidate -> Sample.of(text, dialect((char) candidate, headerLine)))
                .toList();
    }

    /** A first line that most of the rows fit is the header, whatever another delimiter would make of them. */
    private Dialect withPreamble(List<Sample> samples) {
        Sample best = mostConvincing(samples);
        boolean certain = delimiters(best) > 0 && best.agreement() >= CERTAIN;
        return samples.stream()
                .filter(sample -> !certain && sample.preamble() > 0)
                .max(Comparator.comparingInt(Sample::width))
                .map(sample -> dialect(
                        sample.delimiter(), Math.toIntExact(sample.lines().get(sample.preamble()))))
                .orElseGet(() -> dialect(best.delimiter(), 1));
    }

    /** The one whose first record fits at least half of the others; of several, the one that it has most delimiters of. */
    private Sample mostConvincing(List<Sample> samples) {
        return Collections.max(
                samples,
                Comparator.comparing((Sample sample) -> delimiters(sample) > 0)
                        .thenComparing(sample -> sample.agreement() >= LIKELY)
                        .thenComparing(this::delimiters)
                        .thenComparing(sample -> -DELIMITERS.indexOf(sample.delimiter())));
    }

    /** How many there are in the first record, outside quotes. */
    private int delimiters(Sample sample) {
        return sample.isEmpty() ? 0 : outsideQuotes(headerLine(sample), sample.delimiter());
    }

    private String headerLine(Sample sample) {
        return text.lines().skip(sample.lines().get(0) - 1).findFirst().orElse("");
    }

    private int outsideQuotes(String line, char delimiter) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= quote != Quote.NONE && c == quote.character();
            count += c == delimiter && !quoted ? 1 : 0;
        }
        return count;
    }

    private Dialect dialect(char delimiter, int headerLine) {
        return new Dialect(delimiter, quote, headerLine, wanted.trim());
    }
}
