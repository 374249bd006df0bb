package dev.customersync.sandbox.wizcommerce;

import static dev.customersync.sandbox.SandboxClient.contact;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NestedIntegrationTests {
    private final SandboxServer sandbox;
    private final SandboxClient client;
    private final String contacts;
    private final String addresses;

    NestedIntegrationTests(@TempDir Path directory) throws Exception {
        sandbox = SandboxServer.start(
                SandboxOptions.defaults(directory.resolve("store.db")).withRateLimit(RateLimit.NONE));
        client = SandboxClient.of(sandbox);
        String customer = client.createCustomer("C-1");
        contacts = "/v1/customers/" + customer + "/contacts";
        addresses = "/v1/customers/" + customer + "/addresses";
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_contact_is_created_and_shown() throws Exception {
        ObjectNode body = contact("K-1").put("designation", "Buyer").put("is_default", true);

        HttpResponse<String> created = client.post(contacts, body.toString());

        assertThat(created.statusCode()).isEqualTo(201);
        ObjectNode contact = (ObjectNode) data(created).deepCopy();
        String id = contact.remove("id").asString();
        assertThat(contact.remove("created_at")).isEqualTo(contact.remove("updated_at"));
        assertThat(contact).isEqualTo(Json.MAPPER.readTree("""
                {"reference_id": "K-1", "first_name": "John", "last_name": null, "email": "john.doe@example.com",
                 "phone": null, "designation": "Buyer", "status": "active", "is_default": false, "attributes": []}
                """));
        assertThat(client.get(contacts + "/" + id).body()).isEqualTo(created.body());
        assertThat(data(client.get(contacts)).path(0)).isEqualTo(data(created));
    }

    @Test
    void a_put_removes_what_it_leaves_out() throws Exception {
        String path = create(contact("K-1").put("designation", "Buyer").put("status", "inactive"));

        HttpResponse<String> replaced =
                client.put(path, contact("K-1").put("last_name", "Doe").toString());

        assertThat(replaced.statusCode()).isEqualTo(200);
        JsonNode contact = data(client.get(path));
        assertThat(contact).isEqualTo(data(replaced));
        assertThat(contact.path("last_name").asString()).isEqualTo("Doe");
        assertThat(contact.path("designation").isNull()).isTrue();
        assertThat(contact.path("status").asString()).isEqualTo("inactive");
    }

    @Test
    void a_put_has_to_be_whole() throws Exception {
        String path = create(contact("K-1"));

        HttpResponse<String> refused = client.put(path, "{\"reference_id\":\"K-1\",\"first_name\":\"John\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("details").toString())
                .isEqualTo("[{\"field\":\"email\",\"reason\":\"is required\"}]");
    }

    @Test
    void a_patch_changes_what_it_names() throws Exception {
        String path = create(contact("K-1").put("designation", "Buyer").put("phone", "+14155552671"));

        HttpResponse<String> patched = client.patch(path, "{\"designation\":\"Boss\",\"phone\":null}");

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(data(patched).path("designation").asString()).isEqualTo("Boss");
        assertThat(data(patched).path("phone").isNull()).isTrue();
        assertThat(data(patched).path("email").asString()).isEqualTo("john.doe@example.com");
    }

    @Test
    void a_contact_is_deleted() throws Exception {
        String path = create(contact("K-1"));

        HttpResponse<String> deleted = client.delete(path);

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_contact_is_not_found_under_another_customer() throws Exception {
        String path = create(contact("K-1"));
        String other = client.createCustomer("C-2");
        String id = path.substring(path.lastIndexOf('/') + 1);

        HttpResponse<String> missing = client.get("/v1/customers/" + other + "/contacts/" + id);

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body())
                .isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"Customer '" + other + "' has no contact with the id '"
                        + id + "'.\"}");
        assertThat(data(client.get("/v1/customers/" + other + "/contacts"))).isEmpty();
    }

    @Test
    void contacts_of_an_unknown_customer_are_not_found() throws Exception {
        assertThat(client.get("/v1/customers/none/contacts").statusCode()).isEqualTo(404);
        assertThat(client.post("/v1/customers/none/contacts", contact("K-1").toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void contacts_are_listed_by_status_and_page() throws Exception {
        create(contact("K-1"));
        create(contact("K-2"));
        create(contact("K-3").put("status", "inactive"));

        assertThat(data(client.get(contacts + "?page_size=1&page=2")).findValuesAsString("reference_id"))
                .containsExactly("K-1");
        assertThat(data(client.get(contacts + "?status=inactive")).findValuesAsString("reference_id"))
                .containsExactly("K-3");
    }

    @Test
    void the_same_contact_twice_is_a_duplicate_under_one_customer_only() throws Exception {
        create(contact("K-1"));
        create(contact("K-1"));
        client.post(
                "/v1/customers/" + client.createCustomer("C-2") + "/contacts",
                contact("K-1").toString());

        JsonNode duplicates = json(client.get("/_sandbox/duplicates"));

        assertThat(duplicates.path("customers")).isEmpty();
        assertThat(duplicates.path("contacts")).hasSize(1);
        assertThat(duplicates
                        .path("contacts")
                        .path(0)
                        .path("customer_reference_id")
                        .asString())
                .isEqualTo("C-1");
        assertThat(duplicates.path("contacts").path(0).path("ids")).hasSize(2);
    }

    @Test
    void an_address_is_created_listed_replaced_and_deleted() throws Exception {
        ObjectNode body = Json.object()
                .put("reference_id", "A-1")
                .put("address_line_1", "1 Main St")
                .put("city", "Bonn")
                .put("type", "billing")
                .put("country", "DE")
                .put("zip_code", "53111");
        String path = addresses + "/"
                + data(client.post(addresses, body.toString())).path("id").asString();
        body.remove("zip_code");

        HttpResponse<String> replaced =
                client.put(path, body.put("country", "FR").toString());

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(data(replaced).path("country").asString()).isEqualTo("FRA");
        assertThat(data(replaced).path("zip_code").isNull()).isTrue();
        assertThat(client.get(path).body()).isEqualTo(replaced.body());
        assertThat(data(client.get(addresses)).path(0)).isEqualTo(data(replaced));
        assertThat(client.patch(path, "{}").statusCode()).isEqualTo(405);
        assertThat(client.delete(path).statusCode()).isEqualTo(204);
        assertThat(data(client.get(addresses))).isEmpty();
    }

    private String create(ObjectNode contact) throws Exception {
        return contacts + "/"
                + data(client.post(contacts, contact.toString())).path("id").asString();
    }
}
