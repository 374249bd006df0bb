package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.sandbox.SandboxClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that the target held before us. */
class AdoptionIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void whatIsThereIsAdoptedAndOnlyWhatDiffersIsSent() throws Exception {
        String same = workplace.api().createCustomer("C-1");
        workplace.api().createCustomer("C-2");
        workplace.api().post("/v1/customers", inactive("C-3"));
        workplace.api().post("/v1/customers", inactive("C-4"));
        workplace
                .api()
                .post(
                        "/v1/customers/" + same + "/contacts",
                        SandboxClient.contact("P-1").toString());
        workplace.forgetRequests();

        Ended ended = workplace.sync(
                workplace.file(
                        "customers.csv",
                        CUSTOMERS,
                        "C-1,Acme,Acme Inc.",
                        "C-2,Acme,Acme AG",
                        "C-3,Acme,Acme Inc.",
                        "C-4,Acme,Acme AG",
                        "C-5,New,New"),
                workplace.file(
                        "contacts.csv",
                        "customer_reference_id,reference_id,first_name,email",
                        "C-1,P-1,John,john.doe@example.com",
                        "C-2,P-2,Jane,jane.doe@example.com"));

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.statuses().values())
                .containsExactly("ADOPTED", "UPDATED", "ADOPTED", "UPDATED", "CREATED", "ADOPTED", "CREATED");
        assertThat(ended.outcome("C-1")).containsEntry("remote_id", same).containsEntry("message", "");
        assertThat(ended.outcome("C-2")).containsEntry("changed_fields", "display_name");
        String warning = "the target holds the record as inactive; it was adopted and stays inactive";
        assertThat(ended.outcome("C-3")).containsEntry("message", warning).containsEntry("error_code", "CS304");
        assertThat(ended.outcome("C-4"))
                .containsEntry("message", warning)
                .containsEntry("changed_fields", "display_name");
        assertThat(workplace.heldCustomer("C-4").path("status").asString()).isEqualTo("inactive");
        assertThat(workplace.requests()).containsEntry("POST 201", 2).containsEntry("PATCH 201", 2);
        assertThat(workplace.held("customers")).hasSize(5);
        assertThat(workplace.held("contacts")).hasSize(2);
        workplace.checkNoDuplicates();

        workplace.forgetRequests();
        Ended again = workplace.sync(
                workplace.directory().resolve("customers.csv"),
                workplace.directory().resolve("contacts.csv"));

        assertThat(again.statuses().values()).containsOnly("UNCHANGED");
        assertThat(workplace.writes()).isZero();
    }

    private static String inactive(String referenceId) {
        return SandboxClient.customer(referenceId).put("status", "inactive").toString();
    }

    @Test
    void moreKeysThanALookUpTakesAreLookedUpInSeveralAndAnAmbiguousOneIsLeftAlone() throws Exception {
        List<String> lines = new ArrayList<>(List.of(CUSTOMERS));
        for (int i = 0; i < 130; i++) {
            lines.add("C-%03d,Acme,Acme Inc.".formatted(i));
        }
        // One in the first look-up, one in the second, and one that is there twice.
        workplace.api().createCustomer("C-000");
        workplace.api().createCustomer("C-129");
        List<String> twins = new ArrayList<>(
                List.of(workplace.api().createCustomer("C-050"), workplace.api().createCustomer("C-050")));
        twins.sort(null);
        workplace.forgetRequests();

        Ended ended = workplace.syncCustomers(workplace.file("customers.csv", lines.toArray(String[]::new)));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.count("customers", "adopted")).isEqualTo(2);
        assertThat(ended.count("customers", "failed")).isEqualTo(1);
        assertThat(ended.count("customers", "created")).isEqualTo(127);
        assertThat(ended.outcome("C-050"))
                .containsEntry("error_code", "CS302")
                .containsEntry(
                        "message",
                        "reference_id: expected one record of customer C-050 at the target, found 2: "
                                + String.join(", ", twins));
        // Two look-ups, each among the active and the inactive ones, and a look at each record that they found.
        assertThat(workplace.requests()).containsEntry("GET 200", 2 * 2 + 4).containsEntry("POST 201", 127);
        assertThat(IntStream.range(0, 130).mapToObj("C-%03d"::formatted)).allMatch(heldKeys()::contains);
    }

    private List<String> heldKeys() throws Exception {
        return List.copyOf(workplace.held("customers").keySet());
    }
}
