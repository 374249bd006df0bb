package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Sales reps and price lists given by what people call them. */
class ReferencesIntegrationTests {
    private static final String HEADER =
            "reference_id,company_name,display_name,assigned_price_list_id,assigned_sales_rep_ids";
    private static final String STANDARD = "9c1ce000-0000-4000-8000-000000000001";
    private static final String WHOLESALE = "9c1ce000-0000-4000-8000-000000000002";
    private static final String ADA = "5a1e5000-0000-4000-8000-000000000001";
    private static final String BEN = "5a1e5000-0000-4000-8000-000000000002";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void namesAreSentAsIdsAndLookedUpOnceARun() throws Exception {
        workplace.set("sync.chunk-size", "1");
        Path customers = workplace.file(
                "customers.csv",
                HEADER,
                "C-1,One,One,Standard,ada.berg@sandbox.example",
                "C-2,Two,Two,PRC-WHOLESALE,Ben.Cole@Sandbox.example;" + ADA,
                "C-3,Three,Three," + WHOLESALE + ",",
                "C-4,Four,Four,standard,ben.cole@sandbox.example");

        Ended ended = workplace.syncCustomers(customers);

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(references("C-1")).isEqualTo(STANDARD + " [\"" + ADA + "\"]");
        assertThat(references("C-2")).isEqualTo(WHOLESALE + " [\"" + BEN + "\",\"" + ADA + "\"]");
        assertThat(references("C-3")).isEqualTo(WHOLESALE + " ");
        assertThat(references("C-4")).isEqualTo(STANDARD + " [\"" + BEN + "\"]");
        // Two look-ups of each customer's key, which its chunk has alone, and one of each kind of name.
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 4 * 2 + 2, "POST 201", 4));

        workplace.forgetRequests();
        Ended again = workplace.syncCustomers(customers);

        assertThat(again.statuses().values()).containsOnly("UNCHANGED");
        // One asks whether this is the right account.
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 1));
    }

    private String references(String referenceId) throws Exception {
        JsonNode received = workplace.heldCustomer(referenceId).path("received");
        return received.path("assigned_price_list_id").asString() + " "
                + (received.has("assigned_sales_rep_ids") ? received.path("assigned_sales_rep_ids") : "");
    }

    @Test
    void idsAreNotLookedUp() throws Exception {
        workplace.syncCustomers(workplace.file(
                "customers.csv", HEADER, "C-1,One,One," + STANDARD + "," + ADA + ";" + BEN, "C-2,Two,Two,,"));

        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 2, "POST 201", 2));
    }

    @Test
    void validateTakesAnyNameAndSaysHowManyWereNotChecked() {
        Ended ended = workplace.run(
                "validate",
                "--customers",
                workplace
                        .file(
                                "customers.csv",
                                HEADER,
                                "C-1,One,One,Anything,a@b;" + ADA + ";c@d",
                                "C-2,Two,Two,," + BEN)
                        .toString());

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out()).isEqualTo("""
                        not checked, as only the target can tell: sales reps given by name (2)
                        not checked, as only the target can tell: price lists given by name (1)
                        customers: 2 rows, 0 with problems
                        """);
    }

    @Test
    void anUnknownNameIsInvalidAndAnInactiveOneIsUnknown() throws Exception {
        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv",
                HEADER,
                "C-1,One,One,Standart,ada.berg@sandbox.example",
                "C-2,Two,Two,PRC-2019,cleo.diaz@sandbox.example",
                "C-3,Three,Three,Standard,"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "INVALID", "C-2", "INVALID", "C-3", "CREATED"));
        assertThat(ended.outcome("C-1"))
                .containsEntry("error_code", "CS305")
                .containsEntry("error_field", "assigned_price_list_id")
                .containsEntry(
                        "message",
                        "assigned_price_list_id: expected the id, name or reference_id of an active price list, perhaps"
                                + " \"Standard\", found \"Standart\"")
                .containsEntry(
                        "hint",
                        "Correct the name in the row, or create what it names at the target and make it active there.");
        assertThat(ended.outcome("C-2")).containsEntry("error_field", "assigned_price_list_id;assigned_sales_rep_ids");
        assertThat(workplace.held("customers")).containsOnlyKeys("C-3");
    }

    @Test
    void whenNamesCannotBeLookedUpOnlyTheRowsThatHaveAnyFailAndTheNextRunTakesThemUp() throws Exception {
        workplace.misbehave("error-before-commit:status=404,entity=price-list");

        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv", HEADER, "C-1,One,One,Standard,", "C-2,Two,Two,,", "C-3,Three,Three,Wholesale,"));

        assertThat(ended.exit()).as(ended.toString()).isEqualTo(4);
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "FAILED", "C-2", "CREATED", "C-3", "FAILED"));
        assertThat(ended.outcome("C-1").get("message"))
                .startsWith("looking up what the row refers to failed: GET " + workplace.baseUrl()
                        + "/v1/price-lists?status=active&page_size=100&page=1 answered 404");
        assertThat(workplace.struck()).isEqualTo(1);

        workplace.misbehave();
        Ended next = workplace.run(
                "retry", "--report-dir", workplace.directory().resolve("retry").toString());

        assertThat(next.exit()).as(next.toString()).isZero();
        assertThat(next.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-3", "CREATED"));
        assertThat(references("C-3")).isEqualTo(WHOLESALE + " ");
    }
}
