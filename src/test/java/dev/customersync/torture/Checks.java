package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.torture.ExpectedRow.Fate;
import dev.customersync.torture.Report.Line;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

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
        Map<String, String> held = platform.kind().held(platform, inputs);
        assertThat(held.keySet()).as("records held").isEqualTo(keys(inputs));
        if (storage.jdbc() != null) {
            statesMirror(storage.jdbc(), held);
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

    private static void statesMirror(JdbcClient jdbc, Map<String, String> held) {
        Map<String, String> states = new TreeMap<>();
        jdbc.sql(
                        "select entity, customer_reference_id, reference_id, remote_id from sync_state where status = 'SYNCED'")
                .query((row, number) -> states.put(
                        row.getString(1) + " " + row.getString(2) + "/" + row.getString(3),
                        String.valueOf(row.getString(4))))
                .list();
        assertThat(states).as("states, against what is held").isEqualTo(held);
        assertThat(jdbc.sql("select count(*) from sync_state where status <> 'SYNCED'")
                        .query(Long.class)
                        .single())
                .as("states that are not SYNCED")
                .isZero();
    }

    private static Set<String> keys(InputFiles inputs) {
        return inputs.rows().stream()
                .filter(row -> row.fate() == Fate.HELD)
                .map(row -> row.entity() + " " + row.owner() + "/" + row.key())
                .collect(Collectors.toSet());
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
