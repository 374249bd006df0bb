package dev.customersync.report;

import com.opencsv.CSVParserWriter;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.LedgerReports;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.record.EntityType;
import dev.customersync.source.FormulaGuard;
import dev.customersync.source.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code …-rejects.csv}: the rows to be mended, in their own columns and with their own delimiter, followed by what is wrong.
 * Mended, the file is an input again: columns that begin with an underscore are not read as data.
 */
final class RejectsCsv {
    private static final List<String> REASONS =
            List.of(Header.RUN_ID, "_status", Header.ERROR_CODE, "_error_field", "_message", "_hint", "_line");

    private final LedgerReports ledger;
    private final long runId;
    private final EntityType entity;
    private final Set<String> columns = new LinkedHashSet<>();
    private char delimiter = ',';

    RejectsCsv(LedgerReports ledger, long runId, EntityType entity) {
        this.ledger = ledger;
        this.runId = runId;
        this.entity = entity;
        // Rows of several sources may be rejected in one run: the columns of all of them have to be known for the
        // header.
        ledger.forEachRejected(runId, entity, this::learnColumns);
    }

    /** Whether no row was rejected. */
    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Writes header and rows in UTF-8 with a byte order mark, which spreadsheets need to see the encoding. */
    void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        ICSVWriter csv = new CSVParserWriter(
                writer, new RFC4180ParserBuilder().withSeparator(delimiter).build(), "\n");
        csv.writeNext(Stream.concat(columns.stream(), REASONS.stream()).toArray(String[]::new), false);
        ledger.forEachRejected(runId, entity, outcome -> csv.writeNext(line(outcome), false));
        csv.flush();
        if (csv.checkError()) {
            throw csv.getException();
        }
    }

    private void learnColumns(Outcome outcome) {
        RawRow raw = outcome.raw();
        if (raw != null) {
            delimiter = raw.delimiter();
            columns.addAll(cells(raw).keySet());
        }
    }

    private String[] line(Outcome outcome) {
        RawRow raw = outcome.raw();
        Map<String, String> cells = raw == null ? Map.of() : cells(raw);
        List<String> line = new ArrayList<>();
        columns.forEach(column -> line.add(FormulaGuard.neutralise(cells.getOrDefault(column, ""))));
        Failure failure = outcome.failure();
        line.add(String.valueOf(runId));
        line.add(outcome.status().name());
        line.add(failure == null ? "" : failure.code().code());
        line.add(failure == null ? "" : failure.fields());
        line.add(failure == null ? "" : FormulaGuard.neutralise(failure.message()));
        line.add(failure == null ? "" : failure.code().hint());
        line.add(String.valueOf(outcome.position().line()));
        return line.toArray(String[]::new);
    }

    /** The cells by column; those beyond the header get columns of their own that are not read as data again. */
    private static Map<String, String> cells(RawRow raw) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < raw.columns().size(); i++) {
            if (!REASONS.contains(raw.columns().get(i))) {
                cells.put(
                        raw.columns().get(i),
                        i < raw.cells().size() ? raw.cells().get(i) : "");
            }
        }
        for (int i = raw.columns().size(); i < raw.cells().size(); i++) {
            cells.put("_extra_" + (i - raw.columns().size() + 1), raw.cells().get(i));
        }
        return cells;
    }
}
