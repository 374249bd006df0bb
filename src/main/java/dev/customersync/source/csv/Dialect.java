package dev.customersync.source.csv;

/**
 * How a CSV file is written.
 *
 * @param delimiter what stands between two cells
 */
record Dialect(char delimiter) {
    static final char QUOTE = '"';

    /** In the order of preference when a header has as many of one as of another. */
    private static final String DELIMITERS = ",;\t|";

    /** The dialect that a header line shows: the delimiter that it has most of, outside quotes. */
    static Dialect of(String headerLine) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < headerLine.length(); i++) {
            char c = headerLine.charAt(i);
            int delimiter = DELIMITERS.indexOf(c);
            if (c == QUOTE) {
                quoted = !quoted;
            } else if (delimiter >= 0 && !quoted) {
                counts[delimiter]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return new Dialect(DELIMITERS.charAt(most));
    }
}
