package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rejects files that come back too late, or not mended. */
class FedBackIntegrationTests {
    private static final String HEADER = "reference_id,company_name,display_name,email";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void aRowIsStaleWhenALaterRunHasDealtWithItsRecord() throws Exception {
        Ended first = workplace.syncCustomers(workplace.file(
                "customers.csv",
                HEADER,
                "C-1,Old,One,no address",
                "C-2,Two,Two,no address",
                "C-3,Three,Three,no address"));
        assertThat(first.statuses().values()).containsOnly("INVALID");
        // An invalid row is no outcome that counts: C-2 is no nearer to being synchronised.
        Ended later = workplace.syncCustomers(
                workplace.file("customers.csv", HEADER, "C-1,New,One,one@example.com", "C-2,Two,Two,still no address"));
        Path mended = workplace.file("mended.csv", mended(first, "no address", "old@example.com"));
        workplace.forgetRequests();

        Ended ended = workplace.syncCustomers(mended);

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "INVALID", "C-2", "CREATED", "C-3", "CREATED"));
        assertThat(ended.outcome("C-1"))
                .containsEntry("error_code", "CS420")
                .containsEntry("error_field", "_run_id")
                .containsEntry(
                        "message",
                        "_run_id: expected no outcome of customer C-1 after run " + first.runId()
                                + ", found one in run " + later.runId())
                .containsEntry(
                        "hint",
                        "Leave the row out: a later run has dealt with the record. To send it all the same, clear its"
                                + " _run_id cell.");
        assertThat(companyName("C-1")).isEqualTo("New");

        Path insisted = workplace.file(
                "insisted.csv", mended(ended, "no address", "").replace("," + ended.runId() + ",INVALID", ",,INVALID"));
        assertThat(workplace.syncCustomers(insisted).statuses()).isEqualTo(Map.of("C-1", "UPDATED"));
        assertThat(companyName("C-1")).isEqualTo("Old");
    }

    @Test
    void aRunThatGoesOnDoesNotMakeItsOwnRowsStale() throws Exception {
        workplace.set("sync.chunk-size", "1");
        workplace.set("sync.push.give-up-after", "300ms");
        Ended first = workplace.syncCustomers(
                workplace.file("customers.csv", HEADER, "C-1,One,One,no address", "C-2,Two,Two,no address"));
        Path mended = workplace.file("mended.csv", mended(first, "no address", "one@example.com"));
        workplace.misbehave("error-before-commit:status=401,reference_id=C-2");
        Ended stopped = workplace.syncCustomers(mended);
        assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(6);
        assertThat(stopped.statuses()).containsEntry("C-1", "CREATED");

        workplace.misbehave();
        Ended ended = workplace.syncCustomers(mended);

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.runId()).isEqualTo(stopped.runId());
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED"));
    }

    @Test
    void aRowThatWasFedBackAndFailedIsTakenUpByTheNextRun() throws Exception {
        Ended first = workplace.syncCustomers(workplace.file("customers.csv", HEADER, "C-1,One,One,no address"));
        workplace.misbehave("error-before-commit:status=422,call=create");
        Ended failed =
                workplace.syncCustomers(workplace.file("mended.csv", mended(first, "no address", "one@example.com")));
        assertThat(failed.statuses()).isEqualTo(Map.of("C-1", "FAILED"));

        workplace.misbehave();
        Ended ended = workplace.run(
                "retry", "--report-dir", workplace.directory().resolve("retry").toString());

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "CREATED"));
    }

    @Test
    void aRunThatIsNoNumberIsInvalid() throws Exception {
        Ended ended = workplace.syncCustomers(
                workplace.file("mended.csv", HEADER + ",_run_id", "C-1,One,One,,7 a", "C-2,Two,Two,,"));

        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "INVALID", "C-2", "CREATED"));
        assertThat(ended.outcome("C-1"))
                .containsEntry("error_code", "CS421")
                .containsEntry("error_field", "_run_id")
                .containsEntry(
                        "message", "_run_id: expected the number of the run that rejected the row, found \"7 a\"");
    }

    @Test
    void aRowThatWasCutIsRefusedUntilItsErrorCodeIsCleared() throws Exception {
        Ended first = workplace.syncCustomers(
                workplace.file("customers.csv", HEADER, "C-1,One", "C-2,Two,Two,two@example.com,too,much"));
        assertThat(first.outcomes()).extracting(row -> row.get("error_code")).containsExactly("CS401", "CS401");

        Ended again = workplace.syncCustomers(workplace.file("unmended.csv", mended(first, "C-1,One,", "C-1,One,One")));

        assertThat(again.exit()).isEqualTo(4);
        assertThat(again.outcomes())
                .extracting(row -> row.get("status") + " " + row.get("error_field") + " " + row.get("message"))
                .containsOnly("INVALID _error_code _error_code: expected a blank cell beside cells that were put right,"
                        + " found \"CS401\"; put the cells right, then clear the _error_code cell");
        assertThat(workplace.held("customers")).isEmpty();

        Ended mended = workplace.syncCustomers(workplace.file("mended.csv", mended(again, ",CS401,", ",,")));
        assertThat(mended.exit()).as(mended.toString()).isZero();
        assertThat(mended.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED"));
        assertThat(companyName("C-1")).isEqualTo("One");
    }

    private static String mended(Ended ended, String wrong, String right) {
        return ended.rejects("customers").replace(wrong, right).strip();
    }

    private String companyName(String referenceId) throws Exception {
        return workplace
                .heldCustomer(referenceId)
                .path("received")
                .path("company_name")
                .asString();
    }
}
