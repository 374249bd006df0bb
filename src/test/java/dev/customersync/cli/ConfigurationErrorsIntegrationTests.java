package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A configuration that does not allow a start: name, value, and what is allowed. */
class ConfigurationErrorsIntegrationTests {
    private static final String DESCRIPTION = "customers.csv: UTF-8, ',' between cells, LF\n";
    private static final Path CUSTOMERS = Path.of("samples/customers.csv");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void allBadValuesAreNamedAtOnceBeforeAnythingIsSent() throws Exception {
        workplace.set("sync.concurrency", "0");
        workplace.set("sync.chunk-sise", "10");
        workplace.set("sync.push.settle", "soon");

        Ended ended = workplace.syncCustomers(CUSTOMERS);

        assertThat(ended).isEqualTo(new Ended(2, "", DESCRIPTION + """
                        error CS101: sync.chunk-sise: there is no such property, found in the system property -Dsync.chunk-sise; did you mean sync.chunk-size?
                        error CS101: sync.concurrency (SYNC_CONCURRENCY): expected a whole number from 1 to 256, found "0" in the system property -Dsync.concurrency (default: 8)
                        error CS101: sync.push.settle (SYNC_PUSH_SETTLE): expected a duration such as 500ms, 30s or 15m, found "soon" in the system property -Dsync.push.settle (default: 5s)
                          Correct the property or environment variable that is named, then run again.
                        """));
        assertThat(workplace.requests()).isEmpty();
    }

    @Test
    void aPlatformThatIsNotSupportedIsNamed() {
        workplace.set("sync.target", "foo");

        assertThat(workplace.syncCustomers(CUSTOMERS)).isEqualTo(new Ended(2, "", DESCRIPTION + """
                        error CS101: sync.target (SYNC_TARGET): expected a platform that is supported, such as wizcommerce, found "foo"
                          Correct the property or environment variable that is named, then run again.
                        """));
    }

    @Test
    void aMissingKeySaysWhereToPutItAndHowToTryWithout() {
        workplace.unset("wizcommerce.api-key");

        Ended ended = workplace.syncCustomers(CUSTOMERS);

        assertThat(ended)
                .isEqualTo(new Ended(
                        3,
                        "",
                        DESCRIPTION + "error CS108: WIZCOMMERCE_API_KEY: expected the API key of the account at "
                                + workplace.baseUrl()
                                + ", found none; to try the product without an account, add --sandbox\n"
                                + "  Check the key or token, its expiry and its scopes, then run again.\n"));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
        workplace.set("sync.db.url", "jdbc:postgresql://localhost:1/sync?password=secret-in-url");
        workplace.set("sync.db.user", "sync");
        workplace.set("sync.db.password", "secret-in-property");

        Ended ended = workplace.syncCustomers(CUSTOMERS);

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith(DESCRIPTION + "error CS104: Cannot use ")
                .contains("localhost:1")
                .endsWith("\n  Check SYNC_DB_URL, SYNC_DB_USER and SYNC_DB_PASSWORD, and that the server is up.\n")
                .doesNotContain("secret-in-url", "secret-in-property");
        assertThat(workplace.dataDir().resolve("logs")).isDirectoryRecursivelyContaining(path -> true);
        workplace.assertNothingWrittenHolds("secret-in-url", "secret-in-property");
    }

    @Test
    void aTargetThatIsNotThereLosesNoRow() throws Exception {
        workplace.set("wizcommerce.base-url", "http://localhost:1");
        workplace.set("sync.push.give-up-after", "1s");

        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv", "reference_id,company_name,display_name", "C-1,One,One", "C-2,Two,Two"));

        assertThat(ended.exit()).as(ended.toString()).isEqualTo(6);
        assertThat(ended.outcomes()).extracting(row -> row.get("status")).containsOnly("NOT_ATTEMPTED");
    }

    @Test
    void reportsThatCannotBeWrittenAreAnErrorOfTheirOwnAndTheRecordsAreSafe() throws Exception {
        Path file = workplace.file("reports-is-a-file", "");
        Path customers = workplace.file("customers.csv", "reference_id,company_name,display_name", "C-1,One,One");

        Ended ended = workplace.run("sync", "--customers", customers.toString(), "--report-dir", file.toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).startsWith(DESCRIPTION + "error CS109: Expected to write the reports of run ");
        assertThat(workplace.held("customers")).containsOnlyKeys("C-1");
        assertThat(workplace.syncCustomers(customers).outcome("C-1")).containsEntry("status", "UNCHANGED");
    }
}
