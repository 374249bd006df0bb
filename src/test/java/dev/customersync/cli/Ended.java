package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a command ended, and what it left behind for people. */
record Ended(int exit, String out, String err) {

    boolean hasSummary() {
        return out.contains("summary.json");
    }

    /** The folder of the run's reports, as the terminal shows it. */
    Path folder() {
        String line = out.lines()
                .filter(each -> each.startsWith("Report:") && each.endsWith("summary.json"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No reports: " + this));
        return Path.of(line.substring("Report:".length()).strip()).resolveSibling("");
    }

    JsonNode summary() {
        return Workplace.JSON.readTree(read("summary.json"));
    }

    long runId() {
        return summary().path("run_id").asLong();
    }

    /** {@code count("customers", "created")}. */
    int count(String entity, String status) {
        return summary().path("entities").path(entity).path(status).asInt();
    }

    /** The rows of {@code outcomes.csv} by column. */
    List<Map<String, String>> outcomes() {
        return csv(read("outcomes.csv"), ',');
    }

    /** The outcome of the row with that reference_id. */
    Map<String, String> outcome(String referenceId) {
        List<Map<String, String>> rows = outcomes().stream()
                .filter(row -> referenceId.equals(row.get("reference_id")))
                .toList();
        assertThat(rows).as("outcomes of " + referenceId).hasSize(1);
        return rows.get(0);
    }

    /** Status by reference_id, in the order of the rows; for runs without duplicates. */
    Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        outcomes().forEach(row -> statuses.put(row.get("reference_id"), row.get("status")));
        return statuses;
    }

    String rejects(String entity) {
        return read(entity + "-rejects.csv");
    }

    Path rejectsFile(String entity) {
        return folder().resolve(entity + "-rejects.csv");
    }

    private String read(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each row read has exactly one outcome, by count and line by line. */
    void checkBooks() {
        JsonNode summary = summary();
        assertThat(summary.path("balanced").asBoolean()).as("balanced").isTrue();
        assertThat(summary.path("exit_code").asInt()).isEqualTo(exit);
        int all = 0;
        for (JsonNode counts : summary.path("entities")) {
            int outcomes = 0;
            for (var count : counts.properties()) {
                outcomes += count.getKey().equals("read") ? 0 : count.getValue().asInt();
            }
            int deletions = counts.path("deleted").asInt()
                    + counts.path("delete_failed").asInt();
            assertThat(outcomes - deletions).isEqualTo(counts.path("read").asInt());
            all += outcomes;
        }
        assertThat(outcomes()).hasSize(all);
    }

    static List<Map<String, String>> csv(String text, char delimiter) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(body))
                .withCSVParser(
                        new RFC4180ParserBuilder().withSeparator(delimiter).build())
                .build()) {
            List<String[]> lines = reader.readAll();
            List<Map<String, String>> rows = new ArrayList<>();
            for (String[] line : lines.subList(1, lines.size())) {
                assertThat(line).hasSameSizeAs(lines.get(0));
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < line.length; i++) {
                    row.put(lines.get(0)[i], line[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException | CsvException e) {
            throw new IllegalStateException(e);
        }
    }
}
