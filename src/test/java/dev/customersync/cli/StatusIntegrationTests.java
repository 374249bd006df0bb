package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.outcome.Ledger;
import dev.customersync.run.NewRun;
import dev.customersync.run.Runs;
import dev.customersync.run.StopSignal;
import dev.customersync.run.TargetLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What {@code status} tells of runs that have ended, and of what is left to do. */
class StatusIntegrationTests {
    private static final String DIRECTORY = "samples/with-errors/";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void runsAndRowsToMendAreToldToPeopleAndPrograms() {
        Ended synced = workplace.sync(Path.of(DIRECTORY + "customers.csv"), Path.of(DIRECTORY + "contacts.csv"));
        String id = String.valueOf(synced.runId());

        assertThat(workplace.run("status").out())
                .matches("(?s)run +started +took +command +target +status +read +to mend\n +" + id + "  .*" + "sync +"
                        + workplace.targetName() + " +COMPLETED +14 +9\n.*")
                .endsWith("""

                        Outstanding contacts: 2
                        They are tried again by the next run; 'retry' tries them now, 'retry --drop' gives them up, 'status --failed' lists them.
                        """);

        assertThat(workplace.run("status", id).out())
                .startsWith("Run " + id + ", sync, target " + workplace.targetName()
                        + ", feed default\nStatus:    COMPLETED\n")
                .contains("\nExit code: 4\n", "\nInput:     customers: samples/with-errors/customers.csv\n")
                .endsWith("""

                        customers: 8 read, 3 created, 4 invalid, 1 duplicate
                        contacts: 6 read, 2 created, 2 invalid, 2 blocked
                        """);

        Ended failed = workplace.run("status", "--failed");
        assertThat(failed.out())
                .contains(
                        "contact C-2999/P-2004 (run " + id + ", contacts.csv line 5): BLOCKED CS301 ",
                        "customer without a reference_id (run " + id
                                + ", customers.csv line 8): INVALID CS401 expected")
                .endsWith("To mend: " + synced.rejectsFile("customers") + "\nTo mend: " + synced.rejectsFile("contacts")
                        + "\n");

        JsonNode rows = json("status", "--failed", "--output", "json");
        assertThat(rows.path("rows").size()).isEqualTo(9);
        assertThat(rows.path("complete").asBoolean()).isTrue();
        assertThat(rows.path("rows").path(0).propertyNames())
                .containsExactly(
                        "run_id",
                        "target",
                        "entity",
                        "customer_reference_id",
                        "reference_id",
                        "source",
                        "line",
                        "status",
                        "error_code",
                        "error_field",
                        "message",
                        "hint",
                        "rejects_file");
        assertThat(json("status", "--failed", "--output", "json", "--max-rows", "2")
                        .path("complete")
                        .asBoolean())
                .isFalse();

        JsonNode run = json("status", id, "--output", "json");
        assertThat(run.propertyNames())
                .containsExactly(
                        "run_id",
                        "command",
                        "target",
                        "feed",
                        "status",
                        "resumable",
                        "process",
                        "exit_code",
                        "error",
                        "started_at",
                        "ended_at",
                        "duration_s",
                        "entities",
                        "to_mend",
                        "inputs",
                        "report_dir");
        assertThat(run.path("entities").path("customers").path("created").asInt())
                .isEqualTo(3);
        assertThat(json("status", "--output", "json")
                        .path("outstanding")
                        .path("contacts")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aRunUnderWayIsToldFromOneThatDied() {
        Runs runs = new Runs(database.jdbc());
        long id = runs.start(new NewRun(
                workplace.targetName(), "default", "sync", List.of(), "print", UUID.randomUUID(), Instant.now()));
        new Ledger(database.dataSource()).openRun(id);

        try (TargetLock lock = TargetLock.acquire(
                database.dataSource(), workplace.targetName(), Duration.ofSeconds(1), new StopSignal())) {
            lock.heldFor(id, () -> {});

            JsonNode run = json("status", String.valueOf(id), "--output", "json");
            assertThat(run.path("status").asString()).isEqualTo("RUNNING");
            assertThat(run.path("process").asString()).startsWith("customer-sync run " + id + " process ");
            assertThat(run.path("resumable").asBoolean()).isFalse();
            assertThat(workplace.run("status").out()).contains("\nRun " + id + " is under way (customer-sync run ");
        }

        JsonNode run = json("status", String.valueOf(id), "--output", "json");
        assertThat(run.path("status").asString()).isEqualTo("DIED");
        assertThat(run.path("resumable").asBoolean()).isTrue();
        assertThat(workplace.run("status").out())
                .contains("\nRun " + id + " can be gone on with: run the same command again.\n");
    }

    @Test
    void aRunThatIsNotThereIsAUsageError() {
        assertThat(workplace.run("status", "4711")).isEqualTo(new Ended(2, "", """
                        error CS119: Run 4711: expected a run that 'status' lists, found none
                          'status' lists the runs; outcomes of old ones are dropped (sync.history.keep-runs).
                        """));
    }

    private JsonNode json(String... args) {
        return Workplace.JSON.readTree(workplace.run(args).out());
    }
}
