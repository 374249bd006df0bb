package dev.customersync.sandbox.wizcommerce;

import static dev.customersync.sandbox.SandboxClient.customer;
import static dev.customersync.sandbox.SandboxClient.data;
import static dev.customersync.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import dev.customersync.sandbox.wire.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CustomersIntegrationTests {
    private static final String WHOLE = """
            {"reference_id": "CUS123", "assigned_sales_rep_ids": ["5a1e5000-0000-4000-8000-000000000001"],
             "assigned_price_list_id": "9c1ce000-0000-4000-8000-000000000001", "company_name": "Company Name",
             "display_id": "1234567890", "display_name": "Customer Display Name", "freight_term": "Cust. Pickup",
             "shipping_method": "DHL", "payment_mode": "AMEX", "payment_term": "NET30", "first_name": "John",
             "last_name": "Doe", "phone": "+14155552671", "email": "john.doe@example.com",
             "addresses": [{"reference_id": "ADDR123", "address_line_1": "123 Main St", "city": "Anytown",
               "type": "billing", "first_name": "John", "last_name": "Doe", "phone": "+14155552671",
               "email": "john.doe@example.com", "address_line_2": "Apt 101", "state": "CA", "country": "US",
               "zip_code": "12345", "is_default": true, "attributes": [{"name": "Dock hours", "value": "9-5"}]}],
             "contacts": [{"reference_id": "CON123", "first_name": "John", "last_name": "Doe",
               "email": "john.doe@example.com", "phone": "+14155552671", "designation": "Sales Manager",
               "is_default": true, "attributes": [{"name": "Language", "value": "en"}]}],
             "attributes": [{"name": "Region", "value": "West"}]}
            """;

    private final SandboxOptions options;
    private SandboxServer sandbox;
    private SandboxClient client;

    CustomersIntegrationTests(@TempDir Path directory) {
        options = SandboxOptions.defaults(directory.resolve("store.db")).withRateLimit(RateLimit.NONE);
        sandbox = SandboxServer.start(options);
        client = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void restart(SandboxOptions changed) {
        sandbox.close();
        sandbox = SandboxServer.start(changed);
        client = SandboxClient.of(sandbox);
    }

    @Test
    void a_customer_comes_back_rewritten_as_the_documentation_shows() throws Exception {
        HttpResponse<String> created = client.post("/v1/customers", WHOLE);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Content-Type")).contains("application/json");
        // Ids and times differ from run to run: they must have the right form, and are then made alike.
        String masked = created.body()
                .replaceAll("\"id\":\"(?!5a1e|9c1c)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"id\":\"ID\"")
                .replaceAll("\"customer_id\":\"" + data(created).path("id").asString() + "\"", "\"customer_id\":\"ID\"")
                .replaceAll("_at\":\"(?!2025-01-01)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"", "_at\":\"NOW\"");
        assertThat(Json.MAPPER.readTree(masked)).isEqualTo(Json.MAPPER.readTree("""
                {"data": {"id": "ID", "reference_id": "CUS123", "display_id": "1234567890", "name": "Company Name",
                 "display_name": "Customer Display Name", "first_name": "John", "last_name": "Doe",
                 "phone": "+14155552671", "email": "john.doe@example.com", "status": "active",
                 "freight_term": "Cust. Pickup", "shipping_method": "DHL", "payment_mode": "AMEX",
                 "payment_term": "NET30",
                 "assigned_sales_reps": [{"id": "5a1e5000-0000-4000-8000-000000000001",
                   "email": "ada.berg@sandbox.example", "first_name": "Ada", "last_name": "Berg",
                   "phone": "+14155550100", "department": "Sales", "status": "active",
                   "created_by": "00000000-0000-4000-8000-000000000001",
                   "updated_by": "00000000-0000-4000-8000-000000000001",
                   "created_at": "2025-01-01T00:00:00Z", "updated_at": "2025-01-01T00:00:00Z"}],
                 "assigned_price_list": {"id": "9c1ce000-0000-4000-8000-000000000001", "name": "Standard",
                   "status": "active", "reference_id": "PRC-STANDARD", "description": "Standard price list",
                   "created_at": "2025-01-01T00:00:00Z", "updated_at": "2025-01-01T00:00:00Z"},
                 "addresses": [{"id": "ID", "customer_id": "ID", "reference_id": "ADDR123",
                   "address_line_1": "123 Main St", "address_line_2": "Apt 101", "city": "Anytown", "state": "CA",
                   "country": "USA", "zip_code": "12345", "first_name": "John", "last_name": "Doe",
                   "phone": "+14155552671", "email": "john.doe@example.com", "type": "billing", "status": "active",
                   "is_default": false,
                   "attributes": [{"id": "ID", "name": "Dock hours", "value": "9-5",
                     "created_by": "00000000-0000-4000-8000-000000000001",
                     "updated_by": "00000000-0000-4000-8000-000000000001", "created_at": "NOW", "updated_at": "NOW"}],
                   "created_at": "NOW", "updated_at": "NOW"}],
                 "contacts": [{"id": "ID", "reference_id": "CON123", "first_name": "John", "last_name": "Doe",
                   "email": "john.doe@example.com", "phone": "+14155552671", "designation": "Sales Manager",
                   "status": "active", "is_default": false,
                   "attributes": [{"id": "ID", "name": "Language", "value": "en",
                     "created_by": "00000000-0000-4000-8000-000000000001",
                     "updated_by": "00000000-0000-4000-8000-000000000001", "created_at": "NOW", "updated_at": "NOW"}],
                   "created_at": "NOW", "updated_at": "NOW"}],
                 "attributes": [{"id": "ID", "name": "Region", "value": "West",
                   "created_by": "00000000-0000-4000-8000-000000000001",
                   "updated_by": "00000000-0000-4000-8000-000000000001", "created_at": "NOW", "updated_at": "NOW"}],
                 "created_at": "NOW", "updated_at": "NOW"}}
                """));
        HttpResponse<String> got =
                client.get("/v1/customers/" + data(created).path("id").asString());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(created.body());
    }

    @Test
    void what_was_not_given_is_null_or_empty_and_the_display_id_generated() throws Exception {
        JsonNode customer = data(client.post("/v1/customers", customer("C-1").toString()));

        assertThat(customer.path("display_id").asString()).matches("WC_\\d{10}");
        assertThat(customer.path("phone").isNull()).isTrue();
        assertThat(customer.path("assigned_price_list").isNull()).isTrue();
        assertThat(customer.path("assigned_sales_reps")).isEmpty();
        assertThat(customer.path("addresses")).isEmpty();
    }

    @Test
    void a_patch_changes_what_it_names_and_answers_201() throws Exception {
        String id = data(client.post("/v1/customers", WHOLE)).path("id").asString();

        HttpResponse<String> patched = client.patch(
                "/v1/customers/" + id, "{\"company_name\":\"Acme\",\"phone\":null,\"status\":\"inactive\"}");

        assertThat(patched.statusCode()).isEqualTo(201);
        JsonNode customer = data(client.get("/v1/customers/" + id));
        assertThat(customer).isEqualTo(data(patched));
        assertThat(customer.path("name").asString()).isEqualTo("Acme");
        assertThat(customer.path("phone").isNull()).isTrue();
        assertThat(customer.path("status").asString()).isEqualTo("inactive");
        assertThat(customer.path("payment_term").asString()).isEqualTo("NET30");
        assertThat(customer.path("addresses")).hasSize(1);
        assertThat(customer.path("contacts")).hasSize(1);
    }

    @Test
    void lists_in_a_patch_replace_by_default() throws Exception {
        JsonNode before = data(client.post("/v1/customers", WHOLE));

        JsonNode after = data(client.patch("/v1/customers/" + before.path("id").asString(), listPatch()));

        assertThat(referenceIds(after.path("addresses"))).containsExactly("ADDR9");
        assertThat(after.path("contacts")).isEmpty();
        assertThat(after.path("attributes").findValuesAsString("name")).containsExactly("Industry");
    }

    @Test
    void lists_in_a_patch_merge_by_option() throws Exception {
        restart(options.withLists(ListPolicy.MERGE));
        JsonNode before = data(client.post("/v1/customers", WHOLE));
        String path = "/v1/customers/" + before.path("id").asString();

        client.patch(path, listPatch());
        JsonNode after = data(client.patch(path, listPatch()));

        assertThat(referenceIds(after.path("addresses"))).containsExactly("ADDR123", "ADDR9");
        assertThat(referenceIds(after.path("contacts"))).containsExactly("CON123");
        assertThat(after.path("attributes").findValuesAsString("name")).containsExactly("Industry", "Region");
    }

    private static String listPatch() {
        return """
            {"addresses": [{"reference_id": "ADDR9", "address_line_1": "9 Side St", "city": "Bonn", "type": "shipping",
              "country": "DE"}], "contacts": [], "attributes": [{"name": "Industry", "value": "Steel"}]}
            """;
    }

    @Test
    void a_nested_element_is_known_by_its_id() throws Exception {
        JsonNode before = data(client.post("/v1/customers", WHOLE));
        String addressId = before.path("addresses").path(0).path("id").asString();

        JsonNode after = data(client.patch(
                "/v1/customers/" + before.path("id").asString(),
                "{\"addresses\":[{\"id\":\"" + addressId + "\",\"reference_id\":\"RENAMED\",\"address_line_1\":\"1\","
                        + "\"city\":\"Bonn\",\"type\":\"billing\"}]}"));

        JsonNode address = after.path("addresses").path(0);
        assertThat(address.path("id").asString()).isEqualTo(addressId);
        assertThat(address.path("reference_id").asString()).isEqualTo("RENAMED");
        assertThat(address.path("zip_code").isNull()).isTrue();
    }

    @Test
    void an_unknown_id_of_a_nested_element_is_refused_and_nothing_done() throws Exception {
        String id = client.createCustomer("C-1");

        HttpResponse<String> refused = client.patch(
                "/v1/customers/" + id,
                "{\"company_name\":\"New\",\"contacts\":[{\"id\":\"x\",\"reference_id\":\"K\",\"first_name\":\"J\","
                        + "\"email\":\"j@example.com\"}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"code\":\"VALIDATION_FAILED\",\"message\":\"Validation failed.\",\"details\":"
                                + "[{\"field\":\"contacts[0].id\",\"reason\":\"is not the id of a contact of this customer\"}]}");
        assertThat(data(client.get("/v1/customers/" + id)).path("name").asString())
                .isEqualTo("Acme");
    }

    @Test
    void a_deleted_customer_is_gone_with_its_contacts() throws Exception {
        String id = data(client.post("/v1/customers", WHOLE)).path("id").asString();

        assertThat(client.delete("/v1/customers/" + id).statusCode()).isEqualTo(204);

        HttpResponse<String> got = client.get("/v1/customers/" + id);
        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(got.body())
                .isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"There is no customer with the id '" + id + "'.\"}");
        assertThat(client.stats().path("holds"))
                .isEqualTo(Json.MAPPER.readTree("{\"customers\":0,\"contacts\":0,\"addresses\":0}"));
    }

    @Test
    void all_fields_that_are_wrong_are_named_at_once() throws Exception {
        HttpResponse<String> refused = client.post("/v1/customers", """
                {"reference_id": "%s", "display_name": " ", "phone": "555", "email": "nobody",
                 "assigned_price_list_id": "none", "assigned_sales_rep_ids": [], "attributes": [{"name": "x"}],
                 "addresses": [{"reference_id": "A", "address_line_1": "1", "city": "Bonn", "type": "home",
                   "country": "DEU", "is_default": "yes"}], "contacts": [7]}
                """.formatted("x".repeat(256)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused)).isEqualTo(Json.MAPPER.readTree("""
                {"code": "VALIDATION_FAILED", "message": "Validation failed.", "details": [
                 {"field": "reference_id", "reason": "must be a string of at most 255 characters"},
                 {"field": "company_name", "reason": "is required"},
                 {"field": "display_name", "reason": "is required"},
                 {"field": "phone", "reason": "must be a phone number in E.164 format"},
                 {"field": "email", "reason": "must be an e-mail address"},
                 {"field": "assigned_sales_rep_ids", "reason": "must be a list of one or more ids of sales reps"},
                 {"field": "assigned_price_list_id", "reason": "must be the id of a price list"},
                 {"field": "attributes", "reason": "must be a list of objects with a name and a value"},
                 {"field": "addresses[0].type", "reason": "must be billing or shipping"},
                 {"field": "addresses[0].country", "reason": "must be a country code of two letters"},
                 {"field": "addresses[0].is_default", "reason": "must be true or false"},
                 {"field": "contacts[0]", "reason": "must be an object"}]}
                """));
    }

    @Test
    void a_required_field_cannot_be_cleared() throws Exception {
        String id = client.createCustomer("C-1");

        HttpResponse<String> refused = client.patch("/v1/customers/" + id, "{\"company_name\":null}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("details").toString())
                .isEqualTo("[{\"field\":\"company_name\",\"reason\":\"is required\"}]");
    }

    @Test
    void a_body_that_is_no_json_object_is_refused() throws Exception {
        for (String body : List.of("{\"reference_id\":", "[]", "hello", "")) {
            HttpResponse<String> refused = client.post("/v1/customers", body);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .isEqualTo("{\"code\":\"BAD_REQUEST\",\"message\":\"The body is not a JSON object.\"}");
        }
    }

    @Test
    void a_second_customer_of_the_same_reference_id_is_accepted_by_default() throws Exception {
        String first = client.createCustomer("C-1");
        String second = client.createCustomer("C-1");

        assertThat(second).isNotEqualTo(first);
        assertThat(json(client.get("/_sandbox/duplicates")).toString())
                .isEqualTo("{\"customers\":[{\"reference_id\":\"C-1\",\"ids\":[\"" + first + "\",\"" + second
                        + "\"]}],\"contacts\":[],\"addresses\":[]}");
    }

    @Test
    void a_second_customer_of_the_same_reference_id_is_refused_by_option() throws Exception {
        client.createCustomer("C-1");

        restart(options.withDuplicates(DuplicatePolicy.CONFLICT));
        HttpResponse<String> conflict =
                client.post("/v1/customers", customer("C-1").toString());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .isEqualTo("{\"code\":\"CONFLICT\",\"message\":\"There is already a customer with the reference_id"
                        + " 'C-1'.\"}");

        restart(options.withDuplicates(DuplicatePolicy.INVALID));
        HttpResponse<String> invalid =
                client.post("/v1/customers", customer("C-1").toString());
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(json(invalid).path("details").toString())
                .isEqualTo("[{\"field\":\"reference_id\",\"reason\":\"is taken already\"}]");
    }

    @Test
    void without_the_key_nothing_is_answered() throws Exception {
        HttpResponse<String> refused = new SandboxClient(sandbox.baseUri(), "wrong").get("/v1/customers");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo("{\"code\":\"UNAUTHORIZED\",\"message\":\"The API key is missing or not valid.\"}");
    }

    @Test
    void unknown_paths_and_methods_are_refused() throws Exception {
        assertThat(client.get("/v1/orders").body())
                .isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"There is no resource /v1/orders.\"}");
        assertThat(client.get("/v1/v1/customers").statusCode()).isEqualTo(404);
        assertThat(client.get("/customers").statusCode()).isEqualTo(404);
        HttpResponse<String> put = client.put("/v1/customers/x", "{}");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("DELETE, GET, PATCH");
    }

    private static List<String> referenceIds(JsonNode list) {
        return list.findValuesAsString("reference_id");
    }
}
