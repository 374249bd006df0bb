package dev.customersync.source.csv;

import dev.customersync.source.Cells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A file's first records, as one delimiter parts them.
 *
 * @param records their trimmed cells, blank records left out
 * @param lines the line that each begins in
 */
record Sample(char delimiter, List<List<String>> records, List<Long> lines) {
    private static final int RECORDS = 100;
    private static final int MAX_PREAMBLE = 20;
    private static final int MIN_WIDTH = 3;

    static Sample of(String text, Dialect dialect) {
        Lines source = new Lines(text);
        while (source.number() < dialect.headerLine() - 1 && source.next() != null) {
            // These lines were said to stand before the header.
        }
        CsvRecords reader = new CsvRecords(source, dialect);
        List<List<String>> records = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (CsvRecord record = reader.next(); record != null && records.size() < RECORDS; record = reader.next()) {
            List<String> cells = Cells.trimmed(record.cells());
            if (!Cells.areBlank(cells)) {
                records.add(cells);
                lines.add(record.line());
            }
        }
        return new Sample(dialect.delimiter(), records, lines);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** The width that most records have; of several, the largest. */
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        records.forEach(cells -> counts.merge(cells.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** How many percent of the other records are as wide as the first; all, when there are no others. */
    int agreement() {
        long others = records.stream()
                .skip(1)
                .filter(cells -> cells.size() == records.get(0).size())
                .count();
        return records.size() < 2 ? 100 : Math.toIntExact(others * 100 / (records.size() - 1));
    }

    /**
     * How many records stand before the header: those that fill at most half of the usual width, when what follows looks like column names
     * and nine in ten records from there on have that width. In doubt none.
     */
    int preamble() {
        int width = width();
        int count = 0;
        while (count < records.size() && used(records.get(count)) * 2 <= width) {
            count++;
        }
        if (count == 0 || count > MAX_PREAMBLE || count + 1 >= records.size() || width < MIN_WIDTH) {
            return 0;
        }
        List<List<String>> rest = records.subList(count, records.size());
        long fitting = rest.stream().filter(cells -> cells.size() == width).count();
        boolean consistent = rest.get(0).size() == width && fitting * 10 >= rest.size() * 9L;
        return consistent && areColumnNames(rest.get(0)) ? count : 0;
    }

    private static boolean areColumnNames(List<String> cells) {
        List<String> names = cells.subList(0, used(cells));
        return new HashSet<>(names).size() == names.size() && names.stream().allMatch(Sample::isColumnName);
    }

    private static boolean isColumnName(String cell) {
        return cell.indexOf('@') < 0 && cell.chars().anyMatch(Character::isLetter);
    }

    /** How many cells there are without the empty ones at the end. */
    private static int used(List<String> cells) {
        int used = cells.size();
        while (used > 0 && cells.get(used - 1).isEmpty()) {
            used--;
        }
        return used;
    }
}
