package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is Ecwid's own: customers known by e-mail address, contacts of several kinds, fields that have no place. */
class EcwidIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name,email";
    private static final String CONTACTS =
            "customer_reference_id,reference_id,first_name,last_name,email,phone,designation,attribute:WhatsApp";

    private static final String SHARED = "PHONE +4930123456";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database, TestPlatform.ECWID);

    @Test
    void aCustomerBecomesWhatEcwidHasPlacesForAndAChangeIsSentAloneWithItsAddressesIdsKept() throws Exception {
        workplace.set("ecwid.customer-fields[0].from", "attribute:VAT ID");
        workplace.set("ecwid.customer-fields[0].to", "taxId");
        String header = "reference_id,company_name,display_name,first_name,last_name,phone,email,payment_term,"
                + "billing_address_line_1,billing_address_line_2,billing_city,billing_country,billing_zip_code,"
                + "shipping_first_name,shipping_address_line_1,shipping_city,attribute:VAT ID,attribute:Tier";
        String row = "C-1,Acme,Acme,Ann,Lee,+4930123456,c-1@example.com,Net 30,1 Main St,Floor 2,Berlin,DE,10115,"
                + "Bob,Dock 3,%s,DE811,A";

        Ended first = workplace.syncCustomers(workplace.file("customers.csv", header, row.formatted("Potsdam")));

        assertThat(first.exit()).as(first.toString()).isZero();
        JsonNode received = customer("C-1").path("received");
        assertThat(received.path("billingPerson")).isEqualTo(json("""
                {"name":"Ann Lee","companyName":"Acme","phone":"+4930123456","street":"1 Main St\\nFloor 2","city":"Berlin",
                 "countryCode":"DE","postalCode":"10115"}"""));
        assertThat(received.path("taxId").asString()).isEqualTo("DE811");
        assertThat(received.has("contacts")).isFalse();
        JsonNode address = received.path("shippingAddresses").path(0);
        assertThat(address.path("name").asString()).isEqualTo("Bob");
        assertThat(address.path("companyName").asString()).isEqualTo("Acme");

        byHand("C-1", """
                {"privateAdminNotes": "set by hand", "shippingAddresses": [{"id": %s, "name": "Bob", "companyName": "Acme",
                 "street": "Dock 3", "city": "Potsdam"}, {"name": "Of others", "city": "Bonn"}]}
                """.formatted(address.path("id")));
        workplace.forgetRequests();
        Ended second = workplace.syncCustomers(workplace.file("customers.csv", header, row.formatted("Hamburg")));

        assertThat(second.outcome("C-1"))
                .containsEntry("status", "UPDATED")
                .containsEntry("changed_fields", "addresses[C-1-shipping].city");
        assertThat(workplace.requests()).containsEntry("PUT 200", 1).doesNotContainKey("POST 200");
        JsonNode after = customer("C-1").path("received");
        assertThat(after.path("privateAdminNotes").asString()).isEqualTo("set by hand");
        assertThat(after.path("shippingAddresses").path(0).path("id")).isEqualTo(address.path("id"));
        assertThat(after.path("shippingAddresses").path(0).path("city").asString())
                .isEqualTo("Hamburg");
        assertThat(after.path("shippingAddresses").path(1).path("name").asString())
                .isEqualTo("Of others");

        workplace.unset("ecwid.customer-fields[0].from");
        workplace.unset("ecwid.customer-fields[0].to");
        workplace.set("ecwid.customer-fields[0].from", "payment_term");
        workplace.set("ecwid.customer-fields[0].to", "privateAdminNotes");
        Ended third = workplace.syncCustomers(workplace.directory().resolve("customers.csv"));

        assertThat(third.outcome("C-1")).containsEntry("changed_fields", "payment_term");
        assertThat(customer("C-1").path("received").path("privateAdminNotes").asString())
                .isEqualTo("Net 30");
    }

    @Test
    void whatWasSyncedIsFoundInSyncAndAnExportIsReadBackAsUnchanged() throws Exception {
        workplace.set("ecwid.customer-fields[0].from", "attribute:VAT ID");
        workplace.set("ecwid.customer-fields[0].to", "taxId");
        Path customers = workplace.file(
                "customers.csv",
                CUSTOMERS
                        + ",first_name,phone,payment_term,billing_address_line_1,billing_city,billing_phone,attribute:VAT ID",
                "C-1,Acme,Acme Inc.,c-1@example.com,Ann,+4930111111,Net 30,1 Main St,Berlin,+4930222222,DE811",
                "C-2,Two,Two,c-2@example.com,,+4930333333,,,,,");
        Path contacts =
                workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,Lee,ann@example.com,+4930123456,Buyer,+49 171 1");
        assertThat(workplace.sync(customers, contacts).exit()).isZero();
        workplace.forgetRequests();
        String[] reconcile = {
            "reconcile",
            "--report-dir",
            workplace.directory().resolve("reports").toString(),
            "--customers",
            customers.toString(),
            "--contacts",
            contacts.toString()
        };

        Ended same = workplace.run(reconcile);

        assertThat(same.exit())
                .as(same.toString() + Files.readString(same.folder().resolve("findings.csv")))
                .isZero();
        String to = workplace.directory().resolve("export").toString();
        Ended exported = workplace.run("export", "--to", to);
        assertThat(exported.exit()).as(exported.toString()).isZero();
        assertThat(exported.err())
                .contains("warning: addresses are not exported: the target tells them only as parts of other fields\n")
                .doesNotContain("refused");
        Ended again = workplace.sync(Path.of(to, "customers.csv"), Path.of(to, "contacts.csv"));
        assertThat(again.statuses().values())
                .as(again.outcomes().toString())
                .hasSize(3)
                .containsOnly("UNCHANGED");
        assertThat(workplace.writes()).isZero();

        byHand(
                "C-2",
                "{\"billingPerson\": {\"name\": \"Two\", \"companyName\": \"Others\", \"phone\": \"+4930333333\"}}");
        Ended edited = workplace.run(reconcile);
        assertThat(edited.exit()).isEqualTo(4);
        assertThat(Files.readString(edited.folder().resolve("differences.csv")))
                .contains("customer,,C-2,")
                .contains(",EDITED_REMOTELY,company_name,Others,Two,");
    }

    @Test
    void customersThatCannotBeToldApartByTheirEmailAreInvalid() throws Exception {
        workplace.set("sync.chunk-size", "2");
        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv",
                CUSTOMERS,
                "C-1,One,One,one@example.com",
                "C-2,Two,Two,",
                "C-3,Three,Three,ONE@example.com",
                "C-4,Four,Four,four@example.com",
                "C-5,Five,Five,five@example.com",
                "C-6,Six,Six,Five@example.com"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.statuses())
                .isEqualTo(Map.of(
                        "C-1", "CREATED", "C-2", "INVALID", "C-3", "INVALID", "C-4", "CREATED", "C-5", "CREATED", "C-6",
                        "INVALID"));
        assertThat(ended.outcome("C-2"))
                .containsEntry("error_code", "CS422")
                .containsEntry(
                        "message", "email: expected a value, since the target knows customers by it, found none");
        assertThat(ended.outcome("C-3"))
                .containsEntry("error_code", "CS423")
                .containsEntry(
                        "message",
                        "email: expected a value that no other customer has, found \"one@example.com\", which customer C-1"
                                + " has");
        assertThat(ended.outcome("C-6").get("message")).endsWith("which customer C-5 has");

        Ended later = workplace.syncCustomers(
                workplace.file("later.csv", CUSTOMERS, "C-4,Four,Four,one@example.com", "C-1,Uno,One,"));
        assertThat(later.statuses()).isEqualTo(Map.of("C-4", "INVALID", "C-1", "UPDATED"));
        assertThat(workplace.held("customers")).hasSize(3);
    }

    @Test
    void aContactIsOneForEachWayToReachThePersonAndWhatTwoShareIsThereOnceUntilNoneHasIt() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com");
        Ended first = workplace.sync(
                customers,
                workplace.file(
                        "contacts.csv",
                        CONTACTS,
                        "C-1,P-1,Ann,Lee,ann@example.com,+4930123456,Buyer,+49 171 1",
                        "C-1,P-2,Bob,,bob@example.com,+4930123456,,",
                        "C-1,P-3,Cid,,cid@example.com,+4930123456,,"));

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(contacts())
                .containsExactlyInAnyOrder(
                        "EMAIL ann@example.com (Ann Lee, Buyer)",
                        "PHONE +4930123456",
                        "WHATSAPP +49 171 1 (Ann Lee, Buyer)",
                        "EMAIL bob@example.com (Bob)",
                        "EMAIL cid@example.com (Cid)");
        workplace.checkNoDuplicates();

        Ended second = workplace.sync(
                customers,
                workplace.file(
                        "contacts.csv",
                        CONTACTS,
                        "C-1,P-1,Ann,Lee,ann@example.com,#N/A,Head Buyer,#N/A",
                        "C-1,P-2,Bob,,bob@example.com,+4940999,,",
                        "C-1,P-3,Cid,,cid@example.com,+4930123456,,"));

        assertThat(second.statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED", "P-1", "UPDATED", "P-2", "UPDATED", "P-3", "UNCHANGED"));
        assertThat(contacts())
                .containsExactlyInAnyOrder(
                        "EMAIL ann@example.com (Ann Lee, Head Buyer)",
                        "EMAIL bob@example.com (Bob)",
                        "PHONE +4940999 (Bob)",
                        "EMAIL cid@example.com (Cid)",
                        "PHONE +4930123456");

        Ended third = workplace.sync(
                customers, workplace.file("contacts.csv", CONTACTS, "C-1,P-3,Cid,,cid@example.com,+4930777,,"));

        assertThat(third.outcome("P-3")).containsEntry("status", "UPDATED");
        assertThat(contacts()).contains("PHONE +4930777 (Cid)").doesNotContain("PHONE +4930123456");
        workplace.checkNoDuplicates();
    }

    @Test
    void aContactThatWentHalfThroughFailsWithItsPartNamedAndOnlyTheRestIsSentThen() throws Exception {
        workplace.misbehave("error-before-commit:status=400,entity=contact,call=create,nth=2,times=1");
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com");
        Path contacts = workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,,ann@example.com,+4930123456,,");

        Ended first = workplace.sync(customers, contacts);

        assertThat(first.exit()).isEqualTo(4);
        assertThat(first.outcome("P-1")).containsEntry("status", "FAILED").containsEntry("error_code", "CS450");
        assertThat(first.outcome("P-1").get("message"))
                .startsWith("PHONE +4930123456: POST ")
                .endsWith(" answered 400: Injected failure, nothing done.; the rest of the record is done");
        assertThat(first.outcome("P-1").get("remote_id")).isNotEmpty();
        assertThat(contacts()).containsExactly("EMAIL ann@example.com (Ann)");

        workplace.misbehave();
        workplace.forgetRequests();
        Ended second = workplace.sync(customers, contacts);

        assertThat(second.outcome("P-1")).containsEntry("status", "UPDATED").containsEntry("changed_fields", "phone");
        assertThat(workplace.requests()).containsEntry("POST 200", 1).doesNotContainKey("PUT 200");
        assertThat(contacts()).containsExactly("EMAIL ann@example.com (Ann)", SHARED);
    }

    @Test
    void aContactWhoseFirstPartWasMadeWithAnUnreadableAnswerIsMadeWhole() throws Exception {
        workplace.misbehave("garbage-body:entity=contact,call=create,times=1");
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com");
        Path contacts = workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,,ann@example.com,+4930123456,,");

        Ended ended = workplace.sync(customers, contacts);

        assertThat(ended.exit()).isZero();
        assertThat(ended.outcome("P-1")).containsEntry("status", "CREATED").containsEntry("http_status", "200");
        assertThat(contacts()).containsExactly("EMAIL ann@example.com (Ann)", SHARED);
        assertThat(workplace.requests()).containsEntry("POST 200", 3);
        assertThat(workplace.sync(customers, contacts).outcome("P-1")).containsEntry("status", "UNCHANGED");
        workplace.checkNoDuplicates();
    }

    @Test
    void aContactThatIsThereIsAdoptedWithItsNoteWritten() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com");
        workplace.syncCustomers(customers);
        workplace
                .api()
                .post(
                        TestPlatform.ECWID.customerPath(customer("C-1")) + "/contacts",
                        "{\"type\": \"EMAIL\", \"contact\": \"Ann@Example.com\", \"note\": \"by hand\"}");

        Ended ended =
                workplace.syncContacts(workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,,ann@example.com,,,"));

        assertThat(ended.outcome("P-1"))
                .containsEntry("status", "UPDATED")
                .containsEntry("changed_fields", "first_name");
        assertThat(contacts()).containsExactly("EMAIL ann@example.com (Ann)");
    }

    @Test
    void aMissingScopeStopsTheRunAndIsNamed() throws Exception {
        workplace.misbehave("forbidden:call=create");

        Ended ended =
                workplace.syncCustomers(workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com"));

        assertThat(ended.exit()).isEqualTo(6);
        assertThat(ended.summary().path("error").asString())
                .contains(
                        "answered 403: the credential was sent as Authorization; check ECWID_TOKEN, and that its app has"
                                + " the scope create_customers, which this call needs");
    }

    @Test
    void aStoreNumberThatIsNoneAndAnUnknownPlatformAreRefusedWithWhatWasExpected() {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme,c-1@example.com");
        workplace.set("ecwid.store-id", "my-shop");
        assertThat(workplace.syncCustomers(customers).err())
                .contains("error CS101: ecwid.store-id (ECWID_STORE_ID): expected the number of the store, found"
                        + " \"my-shop\"");
        workplace.set("sync.target", "shopify");
        assertThat(workplace.syncCustomers(customers).err())
                .contains("error CS101: sync.target (SYNC_TARGET): expected one of ecwid, wizcommerce, found"
                        + " \"shopify\"");
    }

    private JsonNode customer(String key) throws Exception {
        return Objects.requireNonNull(TestPlatform.ECWID.customers(workplace).get(key), key);
    }

    private void byHand(String customer, String body) throws Exception {
        assertThat(workplace
                        .api()
                        .put(TestPlatform.ECWID.customerPath(customer(customer)), body)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Each as {@code TYPE contact (note)}, in the order in which they were made; whose note is shared depends on who comes first. */
    private List<String> contacts() throws Exception {
        List<String> contacts = new ArrayList<>();
        workplace.held("contacts").values().forEach(held -> {
            JsonNode received = held.path("received");
            String contact = received.path("type").asString() + " "
                    + received.path("contact").asString();
            contacts.add(
                    contact.equals(SHARED)
                            ? contact
                            : contact + " (" + received.path("note").asString() + ")");
        });
        return contacts;
    }

    private static JsonNode json(String text) {
        return Workplace.JSON.readTree(text);
    }
}
