package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that open nothing, or another account than the one that the state speaks of. */
class AccountIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void anotherAccountIsNotWrittenTo() throws Exception {
        Path customers = customers("C-1,One,One", "C-2,Two,Two", "C-3,Three,Three", "C-4,Four,Four");
        workplace.syncCustomers(customers);
        workplace.startSandbox(UnaryOperator.identity());

        Ended ended = workplace.syncCustomers(customers("C-1,Changed,One", "C-5,New,New"));

        assertThat(ended.exit()).isEqualTo(5);
        assertThat(ended.summary().path("status").asString()).isEqualTo("FAILED");
        assertThat(ended.out()).contains(", was stopped by a safety guard after ");
        assertThat(ended.summary().path("error").asString())
                .matches(
                        "CS106: This key opens another account: expected the customers \\S+, \\S+, \\S+ of target \"\\Q"
                                + workplace.targetName()
                                + "\\E\" there, found none of them; nothing was sent\\. Check that the API key and"
                                + " SYNC_TARGET_NAME belong to the same account\\.");
        assertThat(workplace.writes()).isZero();
        assertThat(workplace.held("customers")).isEmpty();
    }

    @Test
    void oneKnownCustomerThatIsStillThereProvesTheAccount() throws Exception {
        workplace.syncCustomers(customers("C-1,One,One", "C-2,Two,Two"));
        String gone = workplace.heldCustomer("C-1").path("id").asString();
        workplace.api().delete("/v1/customers/" + gone);

        Ended ended = workplace.syncCustomers(customers("C-1,Changed,One", "C-2,Changed,Two"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.outcome("C-1")).containsEntry("status", "FAILED").containsEntry("error_code", "CS303");
        assertThat(ended.outcome("C-2")).containsEntry("status", "UPDATED");
    }

    @Test
    void aWrongKeyBlamesNoRowAndTheSameRunGoesOnWithTheRightOne() throws Exception {
        Path customers = customers("C-1,One,One", "C-2,Two,Two", "C-3,,Invalid");
        workplace.set("wizcommerce.api-key", "wrong-" + "key");

        Ended denied = workplace.syncCustomers(customers);

        assertThat(denied.exit()).isEqualTo(3);
        assertThat(denied.out()).contains(", could not start\n");
        assertThat(denied.summary().path("error").asString())
                .startsWith("CS108: GET " + workplace.baseUrl() + "/v1/customers?reference_ids=C-1,C-2&")
                .contains(" answered 401 (The API key is missing or not valid.)")
                .endsWith(
                        ": the credential was sent as X-API-Key; check WIZCOMMERCE_API_KEY. Check the key or token, its expiry"
                                + " and its scopes, then run again.");
        assertThat(denied.out() + denied.err()).doesNotContain("wrong-key");
        assertThat(denied.outcomes()).extracting(row -> row.get("status")).containsOnly("NOT_ATTEMPTED");
        assertThat(denied.outcomes()).first().satisfies(row -> assertThat(row)
                .containsEntry("error_code", "CS203")
                .containsEntry("message", "The run ended before it came to this row")
                .containsEntry(
                        "hint",
                        "The run ended before this row's turn. Run the same command again: it goes on from here."));

        workplace.set("wizcommerce.api-key", Workplace.API_KEY);
        Ended allowed = workplace.syncCustomers(customers);

        assertThat(allowed.runId()).isEqualTo(denied.runId());
        assertThat(allowed.folder()).isEqualTo(denied.folder());
        assertThat(allowed.exit()).isEqualTo(4);
        assertThat(allowed.outcomes())
                .extracting(row -> row.get("status"))
                .containsExactly("CREATED", "CREATED", "INVALID");
    }

    @Test
    void aKeyThatIsWithdrawnInMidRunEndsItResumable() throws Exception {
        workplace.set("sync.chunk-size", "2");
        workplace.set("sync.concurrency", "1");
        Path customers = customers("C-1,One,One", "C-2,Two,Two", "C-3,Three,Three", "C-4,Four,Four", "C-5,Five,Five");
        workplace.misbehave("unauthorized:call=create,nth=2,times=1000");

        Ended lost = workplace.syncCustomers(customers);

        assertThat(lost.exit()).as(lost.toString()).isEqualTo(6);
        assertThat(lost.out()).containsPattern(", gave up after \\S+ s; run the same command again to go on\n");
        assertThat(lost.outcomes()).extracting(row -> row.get("status")).containsExactly("CREATED", "NOT_ATTEMPTED");

        workplace.misbehave();
        Ended resumed = workplace.syncCustomers(customers);

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.runId()).isEqualTo(lost.runId());
        assertThat(resumed.count("customers", "created")).isEqualTo(5);
        assertThat(workplace.held("customers")).hasSize(5);
        workplace.checkNoDuplicates();
    }

    private Path customers(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = "reference_id,company_name,display_name";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return workplace.file("customers.csv", lines);
    }
}
