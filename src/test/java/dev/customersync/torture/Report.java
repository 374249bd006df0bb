package dev.customersync.torture;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import dev.customersync.sandbox.wire.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a run says of itself. */
record Report(JsonNode summary, List<Line> outcomes) {

    /** A line of {@code outcomes.csv}. */
    record Line(String source, String entity, long line, String status, String message) {}

    static Report latest(Path folder) throws IOException {
        Path reports = SyncProcess.reports(folder);
        return new Report(
                Json.MAPPER.readTree(Files.readString(reports.resolve("summary.json"))),
                lines(reports.resolve("outcomes.csv")));
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file);
                CSVReaderHeaderAware reader = new CSVReaderHeaderAwareBuilder(in)
                        .withCSVParser(new RFC4180ParserBuilder().build())
                        .build()) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                lines.add(new Line(
                        cell(row, "source"),
                        cell(row, "entity"),
                        Long.parseLong(cell(row, "line")),
                        cell(row, "status"),
                        cell(row, "message")));
            }
        } catch (CsvException e) {
            throw new IOException(e);
        }
        return lines;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
