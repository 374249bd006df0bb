package dev.customersync.source.csv;

/** Says for people how a file is written. */
final class DialectWording {
    private DialectWording() {}

    /** As {@code ';' between cells, CRLF}; the quote and the header line are named only when they are not what everybody expects. */
    static String of(Dialect dialect, Head head) {
        String ends = head.lineEnds();
        return delimiter(dialect.delimiter()) + " between cells"
                + quote(dialect.quote())
                + (ends.isEmpty() ? "" : ", " + ends)
                + (dialect.headerLine() > 1 ? ", header in line " + dialect.headerLine() : "");
    }

    private static String delimiter(char delimiter) {
        return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
    }

    private static String quote(CsvDialect.Quote quote) {
        return switch (quote) {
            case DOUBLE -> "";
            case SINGLE -> ", ' around them";
            case NONE -> ", no quotes";
        };
    }
}
