package dev.customersync.sandbox.wizcommerce;

import static dev.customersync.sandbox.SandboxClient.contact;
import static dev.customersync.sandbox.SandboxClient.data;
import static dev.customersync.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ListsIntegrationTests {
    private final SandboxServer sandbox;
    private final SandboxClient client;

    ListsIntegrationTests(@TempDir Path directory) {
        sandbox = SandboxServer.start(
                SandboxOptions.defaults(directory.resolve("store.db")).withRateLimit(RateLimit.NONE));
        client = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_list_comes_in_pages_with_the_last_updated_first() throws Exception {
        for (int i = 1; i <= 5; i++) {
            client.createCustomer("C-" + i);
        }

        assertThat(page("?page_size=2")).containsExactly("C-5", "C-4");
        assertThat(page("?page_size=2&page=3")).containsExactly("C-1");
        assertThat(page("?page_size=2&page=4")).isEmpty();
        assertThat(pagination("?page_size=2"))
                .isEqualTo("{\"total_records\":5,\"total_pages\":3,\"current_page\":1,\"next_page\":2,"
                        + "\"prev_page\":null,\"page_size\":2}");
        assertThat(pagination("?page_size=2&page=3"))
                .isEqualTo("{\"total_records\":5,\"total_pages\":3,\"current_page\":3,\"next_page\":null,"
                        + "\"prev_page\":2,\"page_size\":2}");
        assertThat(pagination("?reference_ids=none"))
                .isEqualTo("{\"total_records\":0,\"total_pages\":0,\"current_page\":1,\"next_page\":null,"
                        + "\"prev_page\":null,\"page_size\":20}");
    }

    @Test
    void it_can_be_sorted_by_creation_and_upwards() throws Exception {
        String first = client.createCustomer("C-1");
        client.createCustomer("C-2");
        client.patch("/v1/customers/" + first, "{\"display_name\":\"Newer\"}");

        assertThat(page("?sort=asc")).containsExactly("C-2", "C-1");
        assertThat(page("?sort=asc&sort_by=created_at")).containsExactly("C-1", "C-2");
        assertThat(page("?sort=desc&sort_by=created_at")).containsExactly("C-2", "C-1");
    }

    @Test
    void reference_ids_select_and_only_active_ones_show_unless_asked() throws Exception {
        client.createCustomer("C-1");
        client.createCustomer("C 2+ü");
        client.createCustomer("C-3");
        String inactive = client.createCustomer("C-4");
        client.patch("/v1/customers/" + inactive, "{\"status\":\"inactive\"}");

        assertThat(page("?reference_ids=C-1,C%202%2B%C3%BC,C-4,C-9&sort=asc")).containsExactly("C-1", "C 2+ü");
        assertThat(page("?reference_ids=C-1,C-4&status=inactive")).containsExactly("C-4");
        assertThat(page("")).containsExactly("C-3", "C 2+ü", "C-1");
    }

    @Test
    void bounds_of_time_select() throws Exception {
        client.createCustomer("C-1");

        assertThat(page("?created_after=2001-01-01T00:00:00Z")).containsExactly("C-1");
        assertThat(page("?created_before=2001-01-01T00:00:00Z")).isEmpty();
        assertThat(page("?updated_after=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(page("?updated_before=2999-01-01T00:00:00Z")).containsExactly("C-1");
    }

    @Test
    void list_items_leave_out_what_is_nested() throws Exception {
        String id = client.createCustomer("C-1");
        client.post("/v1/customers/" + id + "/contacts", contact("K-1").toString());

        JsonNode item = data(client.get("/v1/customers")).path(0);

        assertThat(item.propertyNames())
                .contains("id", "reference_id", "name", "status", "updated_at")
                .doesNotContain("addresses", "contacts", "attributes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page=0              | page          | must be a number of 1 or more
            page_size=101       | page_size     | must be a number from 1 to 100
            page_size=x         | page_size     | must be a number from 1 to 100
            sort=up             | sort          | must be desc or asc
            sort_by=name        | sort_by       | must be updated_at or created_at
            status=all          | status        | must be active or inactive
            created_after=today | created_after | must be a time in UTC such as 2006-01-02T15:04:05Z
            """)
    void a_wrong_parameter_is_named(String query, String field, String reason) throws Exception {
        HttpResponse<String> refused = client.get("/v1/customers?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"code\":\"BAD_REQUEST\",\"message\":\"Invalid query parameter.\",\"details\":"
                        + "[{\"field\":\"" + field + "\",\"reason\":\"" + reason + "\"}]}");
    }

    @Test
    void what_profiles_refer_to_can_be_listed() throws Exception {
        assertThat(json(client.get("/v1/sales-reps?email=ben.cole@sandbox.example"))
                        .findValuesAsString("first_name"))
                .containsExactly("Ben");
        assertThat(json(client.get("/v1/sales-reps?status=inactive")).findValuesAsString("first_name"))
                .containsExactly("Cleo");
        assertThat(json(client.get("/v1/price-lists?page_size=2&page=2")).findValuesAsString("reference_id"))
                .containsExactly("PRC-2019");
        assertThat(json(client.get("/v1/attributes?entity=customer")).findValuesAsString("name"))
                .containsExactly("Region", "Industry");
        assertThat(json(client.get("/v1/attributes")).path("pagination").path("total_records"))
                .hasToString("4");
    }

    private List<String> page(String query) throws Exception {
        return data(client.get("/v1/customers" + query)).findValuesAsString("reference_id");
    }

    private String pagination(String query) throws Exception {
        return json(client.get("/v1/customers" + query)).path("pagination").toString();
    }
}
