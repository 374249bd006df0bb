package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Bookmark;
import dev.customersync.source.Cells;
import dev.customersync.source.FormulaGuard;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes rows of records: blank ones are passed over, and those that do not fit the header get a problem. */
final class CsvRowReader implements RowReader {
    /** So often it is looked whether the file is still the same. */
    private static final int CHECK_INTERVAL = 10_000;

    private static final Problem TOO_LONG = new Problem(
            ErrorCode.TOO_LONG,
            "",
            "expected a row of at most 1,000,000 characters, found a longer one, of which the beginning is kept here");

    private final Lines lines;
    private final CsvRecords records;
    private final Header header;
    private final boolean trim;
    private final LongConsumer check;
    private int unchecked;
    private long rows;

    private CsvRowReader(Lines lines, CsvRecords records, Header header, boolean trim, LongConsumer check) {
        this.lines = lines;
        this.records = records;
        this.header = header;
        this.trim = trim;
        this.check = check;
    }

    /**
     * Reads the header and stands before the first row.
     *
     * @param check throws when the file is not as it was; gets the line that reading has come to
     * @throws SyncException when there is no header line, or when it is not readable
     */
    static CsvRowReader atFirstRow(Lines lines, Dialect dialect, LongConsumer check) {
        lines.putBack(List.of(headerLine(lines, dialect.headerLine())));
        CsvRecords records = new CsvRecords(lines, dialect);
        Header header = header(lines.source(), records.next(), dialect);
        return new CsvRowReader(lines, records, header, dialect.trim(), check);
    }

    private static String headerLine(Lines lines, int first) {
        String line = lines.next();
        while (line != null && (lines.number() < first || line.isBlank())) {
            line = lines.next();
        }
        if (line == null) {
            String found = lines.number() == 0 ? "an empty file" : "only blank lines";
            throw headless(lines.source(), first == 1 ? found : "none from line " + first + " on");
        }
        return line;
    }

    private static SyncException headless(String source, String found) {
        return new SyncException(
                ErrorCode.INPUT_UNREADABLE, source + ": expected a header line with the column names, found " + found);
    }

    private static Header header(String source, @Nullable CsvRecord record, Dialect dialect) {
        if (record == null) {
            throw headless(source, "an empty file");
        }
        switch (record.damage()) {
            case STRAY_QUOTE -> throw unreadableHeader(source, record, "a stray quote");
            case TOO_LONG ->
                throw unreadableHeader(source, record, "a line of more than 1,000,000 characters. Is this a CSV file?");
            case NONE -> {}
        }
        List<String> columns = new ArrayList<>(Cells.trimmed(record.cells()));
        if (!columns.stream().allMatch(Cells::isStorable)) {
            throw unreadableHeader(source, record, "a NUL character. Is this a CSV file? Export it as UTF-8");
        }
        // Spreadsheets leave delimiters behind where there once were columns.
        while (columns.size() > 1 && columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        return new Header(source, List.copyOf(columns), dialect.delimiter());
    }

    private static SyncException unreadableHeader(String source, CsvRecord record, String found) {
        return new SyncException(
                ErrorCode.INPUT_UNREADABLE,
                new Position(source, record.line()) + ": expected a header line with the column names, found " + found);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable Row read() {
        for (CsvRecord record = next(); record != null; record = next()) {
            List<String> cells = cells(record);
            if (!Cells.areBlank(cells)) {
                checkNowAndThen();
                rows++;
                return row(record, cells);
            }
        }
        check.accept(lines.number());
        return null;
    }

    private @Nullable CsvRecord next() {
        try {
            return records.next();
        } catch (SyncException e) {
            // If somebody is writing to the file, that is the thing to know, and not what it looks like meanwhile.
            check.accept(lines.number());
            throw e;
        }
    }

    private void checkNowAndThen() {
        if (++unchecked == CHECK_INTERVAL) {
            check.accept(lines.number());
            unchecked = 0;
        }
    }

    private Row row(CsvRecord record, List<String> cells) {
        switch (record.damage()) {
            case STRAY_QUOTE -> {
                return damaged(record, strayQuote(record));
            }
            case TOO_LONG -> {
                return damaged(record, TOO_LONG);
            }
            case NONE -> {}
        }
        int surplus = cells.size() - width();
        if (surplus > 0 && Cells.areBlank(cells.subList(width(), cells.size()))) {
            return sound(record, cells.subList(0, width()));
        }
        if (surplus == 0) {
            return sound(record, cells);
        }
        return record.isMultiLine()
                ? damaged(records.breakUp(record), drawnOut(record))
                : damaged(record, cellCount("found " + cells.size()));
    }

    private int width() {
        return header.columns().size();
    }

    private Row sound(CsvRecord record, List<String> cells) {
        return row(record, cells, Unmended.problems(header, cells));
    }

    private Row damaged(CsvRecord record, Problem problem) {
        return row(record, cells(record), List.of(problem));
    }

    private List<String> cells(CsvRecord record) {
        List<String> cells = trim ? Cells.trimmed(record.cells()) : record.cells();
        return header.isFedBack() ? cells.stream().map(FormulaGuard::restore).toList() : cells;
    }

    private Row row(CsvRecord record, List<String> cells, List<Problem> problems) {
        Position position = new Position(header.source(), record.line());
        for (String cell : cells) {
            if (!Cells.isStorable(cell)) {
                return withReplacements(position, cells, problems);
            }
        }
        return new Row(position, header, cells, problems);
    }

    private Row withReplacements(Position position, List<String> cells, List<Problem> problems) {
        List<Problem> all = new ArrayList<>(problems);
        for (int column = 0; column < cells.size(); column++) {
            if (!Cells.isStorable(cells.get(column))) {
                String name = column < width() && problems.isEmpty()
                        ? header.columns().get(column)
                        : "";
                all.add(new Problem(
                        ErrorCode.CHARACTER,
                        name,
                        (name.isEmpty() ? "" : name + ": ") + "expected text, found a NUL character"));
            }
        }
        return new Row(position, header, cells.stream().map(Cells::storable).toList(), List.copyOf(all));
    }

    private Problem cellCount(String found) {
        return new Problem(ErrorCode.CELL_COUNT, "", "expected " + width() + " cells as in the header, " + found);
    }

    private Problem drawnOut(CsvRecord record) {
        long last = record.line() + record.lines().size() - 1;
        return cellCount("found " + record.cells().size() + " in a record that a quote extends to line " + last
                + "; reading goes on with line " + (record.line() + 1));
    }

    private static Problem strayQuote(CsvRecord record) {
        return new Problem(
                ErrorCode.QUOTE,
                "",
                "expected quoted cells to be closed and quotes in them to be doubled, found a stray quote or a cell of more than "
                        + CsvRecords.MAX_LINES + " lines or 1,000,000 characters; reading goes on with line "
                        + (record.line() + 1));
    }

    @Override
    public void skip(long toSkip) {
        for (long i = 0; i < toSkip && read() != null; i++) {
            // The rows have to be parsed to be counted.
        }
    }

    @Override
    public void skip(long toSkip, @Nullable Bookmark near) {
        if (near != null && near.rows() <= toSkip) {
            lines.goTo(near);
            rows = near.rows();
        }
        skip(toSkip - rows);
    }

    @Override
    public @Nullable Bookmark bookmark() {
        return lines.bookmark(rows);
    }

    @Override
    public void close() {
        lines.close();
    }
}
