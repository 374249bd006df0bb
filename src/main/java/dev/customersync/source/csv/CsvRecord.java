package dev.customersync.source.csv;

import java.util.List;

/**
 * One record of a CSV file, its cells as they stand there.
 *
 * @param line the number of its first physical line
 * @param lines its physical lines
 */
record CsvRecord(long line, List<String> lines, List<String> cells, Damage damage) {

    /** What keeps a record from being read as it should; then it is one line only, split at every delimiter. */
    enum Damage {
        NONE,
        /** Its quotes do not pair. */
        STRAY_QUOTE,
        /** Its line is too long to be held; only the beginning is here. */
        TOO_LONG
    }

    boolean isMultiLine() {
        return lines.size() > 1;
    }
}
