package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What {@code doctor} finds, and that it goes on after what is not well. */
class DoctorIntegrationTests {
    private static final Path CUSTOMERS = Path.of("samples/customers.csv");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void allIsWellAndTheApiHasNotChanged() throws Exception {
        Ended ended = doctor("--customers", CUSTOMERS.toString());

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(results(ended))
                .containsEntry("java", List.of("ok"))
                .containsEntry("configuration", List.of("ok"))
                .containsEntry("data directory", List.of("ok"))
                .containsEntry("report directory", List.of("ok"))
                .containsEntry("database", List.of("ok"))
                .containsEntry("tables", List.of("ok"))
                .containsEntry("api", List.of("ok"))
                .containsEntry("inputs", List.of("ok"))
                .containsEntry("lock", List.of("ok"))
                .containsEntry("last run", List.of("ok"));
        assertThat(finding(ended, "inputs").path("found").asString())
                .isEqualTo("customers.csv: UTF-8, ',' between cells, LF");
        assertThat(finding(ended, "lock").path("found").asString())
                .isEqualTo("free: nobody synchronises " + workplace.targetName());
        assertThat(workplace.writes()).isZero();
    }

    @Test
    void oneThatIsNotWellKeepsBackOnlyThoseThatNeedIt() {
        workplace.set("wizcommerce.api-key", "wrong");

        Ended ended = doctor("--customers", "nowhere.csv");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(results(ended))
                .containsEntry("database", List.of("ok"))
                .containsEntry("api", List.of("fail"))
                .containsEntry("inputs", List.of("fail"))
                .containsEntry("lock", List.of("skipped"))
                .containsEntry("last run", List.of("ok"));
        assertThat(finding(ended, "api").path("found").asString())
                .startsWith(workplace.targetName() + ": may not read customers: GET ")
                .endsWith("check WIZCOMMERCE_API_KEY");
        assertThat(finding(ended, "lock").path("found").asString())
                .isEqualTo("not looked at, since \"api\" is not well");
        assertThat(ended.out()).contains("\"exit_code\" : 3", "\"ok\" : false");
    }

    @Test
    void anApiThatIsNotThereAndADatabaseThatIsNotThereAreToldWithinSeconds() {
        workplace.set("wizcommerce.base-url", "http://localhost:1");
        workplace.set("sync.db.url", "jdbc:postgresql://localhost:1/sync");

        Ended ended = doctor();

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(results(ended))
                .containsEntry("database", List.of("fail"))
                .containsEntry("tables", List.of("skipped"))
                .containsEntry("api", List.of("fail"))
                .containsEntry("last run", List.of("skipped"))
                .doesNotContainKey("inputs");
        assertThat(finding(ended, "database").path("next").asString())
                .isEqualTo("Check SYNC_DB_URL, SYNC_DB_USER and SYNC_DB_PASSWORD, and that the server is up.");
    }

    @Test
    void aConfigurationThatWillNotDoLeavesWhatCanBeLookedAtWithoutIt() {
        workplace.set("sync.concurrency", "0");
        workplace.set("sync.chunksize", "none");

        Ended ended = workplace.run(
                "doctor", "--report-dir", workplace.file("file", "").toString());

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out())
                .contains("""
                        fail     configuration     sync.chunk-size (SYNC_CHUNK_SIZE): expected a whole number from 1 to 20000, found "none" in the system property -Dsync.chunksize (default: 2000)
                                                   sync.concurrency (SYNC_CONCURRENCY): expected a whole number from 1 to 256, found "0" in the system property -Dsync.concurrency (default: 8)
                                                   Correct the property or environment variable that is named, then run again.
                        fail     report directory\
                        """)
                .contains("\nskipped  database          not looked at, since \"configuration\" is not well\n")
                .endsWith("\n\n2 checks have failed: a run could not do its work.\n");
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsSaidInOneSentenceByEveryCommand() {
        Path file = workplace.file("a-file", "");
        workplace.set("sync.data-dir", file.toString());

        assertThat(workplace.run("status"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "error CS101: sync.data-dir (SYNC_DATA_DIR): expected a directory in which this"
                                + " user may write the log file " + file
                                + "/logs/customer-sync.log, found: Not a directory\n"
                                + "  Correct the property or environment variable that is named, then run again.\n"));
        assertThat(results(doctor())).containsEntry("configuration", List.of("fail"));
    }

    private Ended doctor(String... args) {
        List<String> all = new ArrayList<>(List.of("doctor", "--output", "json"));
        all.addAll(List.of(args));
        return workplace.run(all.toArray(String[]::new));
    }

    private static Map<String, List<String>> results(Ended ended) {
        Map<String, List<String>> results = new LinkedHashMap<>();
        for (JsonNode check : Workplace.JSON.readTree(ended.out()).path("checks")) {
            results.computeIfAbsent(check.path("check").asString(), some -> new ArrayList<>())
                    .add(check.path("result").asString());
        }
        return results;
    }

    private static JsonNode finding(Ended ended, String check) {
        for (JsonNode one : Workplace.JSON.readTree(ended.out()).path("checks")) {
            if (one.path("check").asString().equals(check)) {
                return one;
            }
        }
        throw new AssertionError("No check " + check + " in " + ended);
    }
}
