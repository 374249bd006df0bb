package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.torture.ExpectedRow.Fate;
import dev.customersync.torture.Report.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The promises, counted out: nothing twice, nothing lost, nothing said that is not so. */
final class Checks {
    private static final Set<String> DONE = Set.of("CREATED", "UPDATED", "UNCHANGED", "ADOPTED");

    private final Platform platform;
    private final Storage storage;
    private final Path folder;

    Checks(Platform platform, Storage storage, Path folder) {
        this.platform = platform;
        this.storage = storage;
        this.folder = folder;
    }

    /** What holds of every run that came to its end, whatever was done to it. */
    void completed(InputFiles inputs, int exitCode) throws Exception {
        platform.awaitRest();
        JsonNode duplicates = platform.duplicates();
        assertThat(duplicates.path("customers")).as("customers held twice").isEmpty();
        assertThat(duplicates.path("contacts")).as("contacts held twice").isEmpty();
        assertThat(duplicates.path("addresses")).as("addresses held twice").isEmpty();
        Report report = Report.latest(folder);
        assertThat(report.summary().path("balanced").asBoolean()).as("balanced").isTrue();
        assertThat(report.summary().path("exit_code").asInt())
                .as("exit_code of the summary")
                .isEqualTo(exitCode);
        boolean allDone = report.outcomes().stream().allMatch(line -> DONE.contains(line.status()));
        assertThat(exitCode).as("exit code, all rows done: " + allDone).isEqualTo(allDone ? 0 : 4);
        assertThat(rows(report, inputs)).as("rows with an outcome").containsExactlyInAnyOrderElementsOf(rows(inputs));
        if (storage.jdbc() != null) {
            ledgerIsWhole(storage.jdbc(), report);
        }
    }

    /** What holds once a run had nothing in its way. */
    void settled(InputFiles inputs) throws Exception {
        Report report = Report.latest(folder);
        Map<String, Line> lines = new HashMap<>();
        report.outcomes().forEach(line -> lines.put(row(line), line));
        for (ExpectedRow row : inputs.rows()) {
            Line line = lines.get(row(inputs, row));
            assertThat(row.isHeld() ? DONE : Set.of(row.fate().name()))
                    .as("status of " + line)
                    .contains(line == null ? "none" : line.status());
        }
        Map<String, JsonNode> customers = held("customers");
        Map<String, JsonNode> contacts = held("contacts");
        Map<String, JsonNode> addresses = held("addresses");
        assertThat(customers.keySet()).as("customers held").isEqualTo(keys(inputs, true));
        assertThat(contacts.keySet()).as("contacts held").isEqualTo(keys(inputs, false));
        assertThat(addresses.keySet())
                .as("addresses held")
                .isEqualTo(customers.keySet().stream()
                        .map(key -> key.substring(1) + "/" + key.substring(1) + "-billing")
                        .collect(Collectors.toSet()));
        inputs.rows().stream().filter(ExpectedRow::isHeld).forEach(row -> {
            JsonNode record = of(row.customer() ? customers : contacts, key(row));
            contentIs(row, record, of(addresses, row.key() + "/" + row.key() + "-billing"));
        });
        if (storage.jdbc() != null) {
            statesMirror(storage.jdbc(), customers, contacts);
        }
    }

    private static void ledgerIsWhole(JdbcClient jdbc, Report report) {
        long outcomes = jdbc.sql("select count(*) from row_outcome where run_id = :run")
                .param("run", report.summary().path("run_id").asLong())
                .query(Long.class)
                .single();
        assertThat(outcomes)
                .as("rows in the ledger")
                .isEqualTo(report.outcomes().size());
        assertThat(jdbc.sql("select count(*) from sync_run where status = 'RUNNING'")
                        .query(Long.class)
                        .single())
                .as("runs left RUNNING")
                .isZero();
    }

    private static void statesMirror(JdbcClient jdbc, Map<String, JsonNode> customers, Map<String, JsonNode> contacts) {
        Map<String, String> held = new TreeMap<>();
        customers.forEach((key, record) -> held.put("customer " + key + " SYNCED", id(record)));
        contacts.forEach((key, record) -> held.put("contact " + key + " SYNCED", id(record)));
        Map<String, String> states = new TreeMap<>();
        jdbc.sql("select entity, customer_reference_id, reference_id, status, remote_id from sync_state")
                .query((row, number) -> states.put(
                        row.getString(1) + " " + row.getString(2) + "/" + row.getString(3) + " " + row.getString(4),
                        String.valueOf(row.getString(5))))
                .list();
        assertThat(states).as("states, against what is held").isEqualTo(held);
    }

    private static void contentIs(ExpectedRow row, JsonNode record, JsonNode address) {
        row.cells().forEach((column, cell) -> {
            if (column.equals("customer_reference_id")) {
                return;
            }
            String found;
            if (column.startsWith("billing_")) {
                found = text(address.path("received"), column.substring("billing_".length()));
            } else if (column.startsWith("attribute:")) {
                found = attribute(record.path("received"), column.substring("attribute:".length()));
            } else if (column.equals("reference_id")) {
                found = record.path("reference_id").asString("");
            } else {
                found = text(record.path("received"), column);
            }
            assertThat(found)
                    .as(column + " of " + row.entity() + " " + key(row) + " at the platform")
                    .isEqualTo(InputFiles.held(cell));
        });
    }

    private static JsonNode of(Map<String, JsonNode> records, String key) {
        return records.getOrDefault(key, MissingNode.getInstance());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asString("");
    }

    private static String attribute(JsonNode node, String name) {
        List<String> values = new ArrayList<>();
        node.path("attributes").values().forEach(attribute -> {
            if (attribute.path("name").asString("").equals(name)) {
                values.add(text(attribute, "value"));
            }
        });
        return String.join(" AND ", values);
    }

    private Map<String, JsonNode> held(String entity) throws Exception {
        return platform.records(entity).stream()
                .collect(Collectors.toMap(
                        record -> record.path("customer_reference_id").asString("") + "/"
                                + record.path("reference_id").asString(""),
                        Function.identity()));
    }

    private static String id(JsonNode record) {
        return record.path("id").asString("");
    }

    private static Set<String> keys(InputFiles inputs, boolean customer) {
        return inputs.rows().stream()
                .filter(row -> row.customer() == customer && row.fate() == Fate.HELD)
                .map(Checks::key)
                .collect(Collectors.toSet());
    }

    private static String key(ExpectedRow row) {
        return row.owner() + "/" + row.key();
    }

    /** A run may take up rows of earlier inputs too; these are not what is asked here. */
    private static List<String> rows(Report report, InputFiles inputs) {
        Set<String> sources = Set.of(name(inputs.customers()), name(inputs.contacts()));
        return report.outcomes().stream()
                .filter(line -> sources.contains(line.source()))
                .map(Checks::row)
                .toList();
    }

    private static List<String> rows(InputFiles inputs) {
        return inputs.rows().stream().map(row -> row(inputs, row)).toList();
    }

    private static String row(InputFiles inputs, ExpectedRow row) {
        return name(row.customer() ? inputs.customers() : inputs.contacts()) + ":" + row.line();
    }

    private static String row(Line line) {
        return line.source() + ":" + line.line();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
