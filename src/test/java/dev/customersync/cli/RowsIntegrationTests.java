package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that cannot go their way, and rows that depend on them. */
class RowsIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name";
    private static final String CONTACTS = "customer_reference_id,reference_id,first_name,email";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void aKeyIsTakenByItsFirstValidRowWithinAChunkAndAcrossChunks() throws Exception {
        workplace.set("sync.chunk-size", "2");

        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv",
                CUSTOMERS,
                "C-1,First,One", // chunk 1
                "C-1,Second,One",
                "C-2,,Two", // chunk 2: invalid, so that it claims nothing
                "C-2,Valid,Two",
                "C-3,Third,Three", // chunk 3
                "C-1,Fourth,One",
                "C-2,Too late,Two", // chunk 4
                "C-3,Too late,Three"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.outcomes())
                .extracting(row -> row.get("status"))
                .containsExactly(
                        "CREATED", "DUPLICATE", "INVALID", "CREATED", "CREATED", "DUPLICATE", "DUPLICATE", "DUPLICATE");
        assertThat(ended.outcomes())
                .filteredOn(row -> "DUPLICATE".equals(row.get("status")))
                .extracting(row -> row.get("message"))
                .containsExactly(
                        "reference_id: customer C-1 was already given in customers.csv line 2",
                        "reference_id: customer C-1 was already given in customers.csv line 2",
                        "reference_id: customer C-2 was already given in customers.csv line 5",
                        "reference_id: customer C-3 was already given in customers.csv line 6");
        assertThat(workplace
                        .heldCustomer("C-1")
                        .path("received")
                        .path("company_name")
                        .asString())
                .isEqualTo("First");
        assertThat(workplace
                        .heldCustomer("C-2")
                        .path("received")
                        .path("company_name")
                        .asString())
                .isEqualTo("Valid");
        workplace.checkNoDuplicates();
    }

    @Test
    void contactsWaitForTheirCustomerButNotForItsChange() throws Exception {
        workplace.syncCustomers(workplace.file("customers.csv", CUSTOMERS, "C-1,One,One"));
        Path customers = workplace.file(
                "customers.csv", CUSTOMERS, "C-1,One AG,One", "C-2,Two,Two", "C-3,Three,Three", "C-4,Four,Four");
        Path contacts = workplace.file(
                "contacts.csv",
                CONTACTS,
                "C-1,P-1,Ann,ann@example.com",
                "C-2,P-2,Bob,bob@example.com",
                "C-3,P-3,Cid,cid@example.com",
                "C-4,P-4,Dan,dan@example.com");
        workplace.misbehave(
                "error-before-commit:status=422,call=update,reference_id=C-1",
                "error-before-commit:status=422,call=create,reference_id=C-2",
                "no-id:call=create,reference_id=C-3",
                "stale-list:ms=600000,entity=customer");

        Ended ended = workplace.sync(customers, contacts);

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.statuses())
                .isEqualTo(Map.of(
                        "C-1", "FAILED", "C-2", "FAILED", "C-3", "UNKNOWN", "C-4", "CREATED", //
                        "P-1", "CREATED", "P-2", "BLOCKED", "P-3", "BLOCKED", "P-4", "CREATED"));
        assertThat(ended.outcome("C-3").get("message"))
                .isEqualTo(
                        "POST /customers answered 201, but holds no \"data.id\": the record was created, under an id that is"
                                + " not known; the look-up did not find it");
        assertThat(ended.outcome("P-3"))
                .containsEntry("error_code", "CS301")
                .containsEntry("error_field", "customer_reference_id")
                .containsEntry(
                        "message",
                        "customer_reference_id: expected a customer that the target holds, found none for \"C-3\"");
        assertThat(inFlight()).containsExactly("C-3");

        workplace.misbehave();
        Ended next = workplace.sync(customers, contacts);

        assertThat(next.exit()).as(next.toString()).isZero();
        assertThat(next.statuses())
                .isEqualTo(Map.of(
                        "C-1",
                        "UPDATED",
                        "C-2",
                        "CREATED",
                        "C-3",
                        "UNCHANGED",
                        "C-4",
                        "UNCHANGED", //
                        "P-1",
                        "UNCHANGED",
                        "P-2",
                        "CREATED",
                        "P-3",
                        "CREATED",
                        "P-4",
                        "UNCHANGED"));
        assertThat(inFlight()).isEmpty();
        assertThat(workplace.held("customers")).hasSize(4);
        workplace.checkNoDuplicates();
    }

    private List<String> inFlight() {
        return database.jdbc()
                .sql("select reference_id from sync_state where target = :target and status = 'IN_FLIGHT'")
                .param("target", workplace.targetName())
                .query(String.class)
                .list();
    }

    @Test
    void aRefusedRowSaysWhatTheServerSaidAndTheOthersGoOn() throws Exception {
        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv",
                CUSTOMERS + ",assigned_price_list_id",
                "C-1,One,One,",
                "C-2,Two,Two,0c05a9a7-84ed-46f0-819b-653545730920",
                "C-3,Three,Three,9c1ce000-0000-4000-8000-000000000001"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "FAILED", "C-3", "CREATED"));
        assertThat(ended.outcome("C-2"))
                .containsEntry("action", "CREATE")
                .containsEntry("http_status", "422")
                .containsEntry("error_code", "CS450")
                .containsEntry("error_field", "assigned_price_list_id")
                .containsEntry("attempts", "1")
                .containsEntry("hint", "Correct the value that the target names, then run again.");
        assertThat(ended.outcome("C-2").get("message"))
                .isEqualTo("POST " + workplace.baseUrl() + "/v1/customers answered 422: Validation failed.;"
                        + " assigned_price_list_id: must be the id of a price list");
        assertThat(ended.out()).contains("To mend:  " + ended.rejectsFile("customers"));
        assertThat(workplace.held("customers")).containsOnlyKeys("C-1", "C-3");
    }

    @Test
    void aMendedRejectsFileIsAnInputAgainWithItsCellsAsTheyWere() throws Exception {
        Path original = workplace.file(
                "customers.csv",
                "reference_id;company_name;display_name;phone;email;attribute:Note",
                "C-1;=One;One;+4930123456;not an address;'=x",
                "C-2;-Two;@Two;12;two@example.com;",
                "C-3;Three;Three;+4930123457;three@example.com;fine");
        Ended first = workplace.syncCustomers(original);
        assertThat(first.exit()).isEqualTo(4);
        assertThat(first.rejects("customers"))
                .isEqualTo(
                        "\uFEFFreference_id;company_name;display_name;phone;email;attribute:Note;_run_id;_status;_error_code;"
                                + "_error_field;_message;_hint;_line\n"
                                + "C-1;'=One;One;'+4930123456;not an address;''=x;" + first.runId()
                                + ";INVALID;CS404;email;\"email: expected an e-mail address such as anna@example.com, found"
                                + " \"\"not an address\"\"\";Correct the address, or leave the cell blank.;2\n"
                                + "C-2;'-Two;'@Two;12;two@example.com;;" + first.runId()
                                + ";INVALID;CS405;phone;\"phone: expected an E.164 number such as +4930123456, found"
                                + " \"\"12\"\"\";Write it with + and country code, such as +4930123456.;3\n");

        String mended = first.rejects("customers")
                .replace("not an address;", "one@example.com;")
                .replace(";12;", ";+4930123458;");
        Ended second = workplace.syncCustomers(workplace.file("mended.csv", mended.strip()));

        assertThat(second.exit()).as(second.toString()).isZero();
        assertThat(second.err()).isEqualTo("mended.csv: UTF-8 with byte order mark, ';' between cells, LF\n");
        assertThat(second.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED"));
        var one = workplace.heldCustomer("C-1").path("received");
        assertThat(one.path("company_name").asString()).isEqualTo("=One");
        assertThat(one.path("phone").asString()).isEqualTo("+4930123456");
        assertThat(one.path("attributes").path(0).path("value").asString()).isEqualTo("'=x");
        var two = workplace.heldCustomer("C-2").path("received");
        assertThat(two.path("display_name").asString()).isEqualTo("@Two");
    }
}
