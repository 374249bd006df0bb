package dev.customersync.source.csv;

import java.util.List;

/**
 * One record of a CSV file, its cells as they stand there.
 *
 * @param line the number of its first physical line
 * @param lines its physical lines
 * @param strayQuote whether its quotes do not pair; then it is one line only, split at every delimiter
 */
record CsvRecord(long line, List<String> lines, List<String> cells, boolean strayQuote) {
    boolean isMultiLine() {
        return lines.size() > 1;
    }
}
