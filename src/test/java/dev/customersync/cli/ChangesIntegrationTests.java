package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.sandbox.wizcommerce.ListPolicy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Changed rows: what is sent, and what that leaves at the target. */
class ChangesIntegrationTests {
    private static final String HEADER =
            "reference_id,company_name,display_name,phone,email,billing_address_line_1,billing_city,attribute:Tier";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @ParameterizedTest
    @EnumSource(ListPolicy.class)
    void aChangedElementTakesOneGetAndOnePatchAndNoForeignElementWithIt(ListPolicy policy) throws Exception {
        workplace.startSandbox(options -> options.withLists(policy));
        workplace.syncCustomers(workplace.file(
                "customers.csv", HEADER, "C-1,One,One,,,1 Main St,Berlin,gold", "C-2,Two,Two,,,2 Main St,Bonn,silver"));
        addByHand("C-1", "C-2");
        Map<String, JsonNode> before = workplace.held("addresses");
        workplace.forgetRequests();

        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv",
                HEADER,
                "C-1,One,One,,,1 Main St,Hamburg,gold",
                "C-2,Two,Two,,,2 Main St,Bonn,platinum"));

        assertThat(ended.exit()).isZero();
        assertThat(ended.outcome("C-1")).containsEntry("changed_fields", "addresses[C-1-billing].city");
        assertThat(ended.outcome("C-2")).containsEntry("changed_fields", "attributes[Tier].value");
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 1 + 2, "PATCH 201", 2));
        Map<String, JsonNode> after = workplace.held("addresses");
        assertThat(after).containsOnlyKeys("C-1-billing", "C-2-billing", "foreign-C-1", "foreign-C-2");
        after.forEach((key, address) -> assertThat(address.path("id"))
                .as(key)
                .isEqualTo(before.getOrDefault(key, address).path("id")));
        assertThat(after.values())
                .extracting(address -> address.path("received").path("city").asString())
                .containsExactlyInAnyOrder("Hamburg", "Bonn", "Köln", "Köln");
        assertThat(attributes("C-1")).isEqualTo(Map.of("Tier", "gold", "Region", "EMEA"));
        assertThat(attributes("C-2")).isEqualTo(Map.of("Tier", "platinum", "Region", "EMEA"));
        assertThat(foreignCountry(after)).isEqualTo("DE");
    }

    /** An address and an attribute that the ERP knows nothing of. */
    private void addByHand(String... customers) throws Exception {
        for (String customer : customers) {
            String path = "/v1/customers/" + id(customer);
            assertThat(workplace
                            .api()
                            .post(path + "/addresses", """
                                    {"reference_id": "foreign-%s", "type": "shipping", "address_line_1": "9 Side St",
                                     "city": "Köln", "country": "DE", "is_default": true}
                                    """.formatted(customer))
                            .statusCode())
                    .isEqualTo(201);
            String tier = attributes(customer).get("Tier");
            assertThat(workplace.api().patch(path, """
                                    {"attributes": [{"name": "Tier", "value": "%s"}, {"name": "Region", "value": "EMEA"}]}
                                    """.formatted(tier)).statusCode())
                    .isEqualTo(201);
        }
    }

    private static String foreignCountry(Map<String, JsonNode> addresses) {
        JsonNode foreign = addresses.get("foreign-C-1");
        return foreign == null ? "" : foreign.path("received").path("country").asString();
    }

    private Map<String, String> attributes(String customer) throws Exception {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (JsonNode attribute :
                workplace.heldCustomer(customer).path("received").path("attributes")) {
            attributes.put(
                    attribute.path("name").asString(), attribute.path("value").asString());
        }
        return attributes;
    }

    private String id(String customer) throws Exception {
        return workplace.heldCustomer(customer).path("id").asString();
    }

    @Test
    void aMarkedCellClearsABlankOneLeavesAndAMissingColumnLeavesToo() throws Exception {
        workplace.syncCustomers(workplace.file(
                "customers.csv", HEADER, "C-1,One,One,+4930123456,one@example.com,1 Main St,Berlin,gold"));

        Ended ended = workplace.syncCustomers(workplace.file(
                "customers.csv", "reference_id,company_name,display_name,phone,email", "C-1,One,One,#N/A,"));

        assertThat(ended.outcome("C-1")).containsEntry("status", "UPDATED").containsEntry("changed_fields", "phone");
        JsonNode received = workplace.heldCustomer("C-1").path("received");
        assertThat(received.has("phone")).isFalse();
        assertThat(received.path("email").asString()).isEqualTo("one@example.com");
        assertThat(attributes("C-1")).isEqualTo(Map.of("Tier", "gold"));
        assertThat(workplace.held("addresses")).containsOnlyKeys("C-1-billing");

        workplace.forgetRequests();
        Ended again = workplace.syncCustomers(workplace.directory().resolve("customers.csv"));

        assertThat(again.outcome("C-1")).containsEntry("status", "UNCHANGED");
        assertThat(workplace.writes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ContactUpdate.class)
    void aChangedContactKeepsWhatWeDoNotKnowOf(ContactUpdate update) throws Exception {
        workplace.set("wizcommerce.contact-update", update.name().toLowerCase(java.util.Locale.ROOT));
        Path customers = workplace.file("customers.csv", "reference_id,company_name,display_name", "C-1,One,One");
        String header = "customer_reference_id,reference_id,first_name,email,is_default";
        workplace.sync(customers, workplace.file("contacts.csv", header, "C-1,P-1,Ann,ann@example.com,true"));
        JsonNode contact = heldContact();
        workplace
                .api()
                .patch(
                        "/v1/customers/" + id("C-1") + "/contacts/"
                                + contact.path("id").asString(),
                        "{\"designation\": \"Owner\", \"attributes\": [{\"name\": \"Language\", \"value\": \"de\"}]}");
        workplace.forgetRequests();

        Ended ended =
                workplace.sync(customers, workplace.file("contacts.csv", header, "C-1,P-1,Anna,ann@example.com,true"));

        assertThat(ended.outcome("P-1"))
                .containsEntry("status", "UPDATED")
                .containsEntry("changed_fields", "first_name");
        assertThat(workplace.requests())
                .isEqualTo(
                        update == ContactUpdate.PUT
                                ? Map.of("GET 200", 1 + 1, "PUT 200", 1)
                                : Map.of("GET 200", 1, "PATCH 200", 1));
        JsonNode received = heldContact().path("received");
        assertThat(received.path("first_name").asString()).isEqualTo("Anna");
        assertThat(received.path("designation").asString()).isEqualTo("Owner");
        assertThat(received.path("is_default").asBoolean()).isTrue();
        assertThat(received.path("attributes").path(0).path("value").asString()).isEqualTo("de");
        assertThat(heldContact().path("id")).isEqualTo(contact.path("id"));
    }

    /** The spellings of the property. */
    enum ContactUpdate {
        PUT,
        PATCH
    }

    private JsonNode heldContact() throws Exception {
        Map<String, JsonNode> contacts = workplace.held("contacts");
        assertThat(contacts).containsOnlyKeys("P-1");
        return contacts.values().iterator().next();
    }
}
