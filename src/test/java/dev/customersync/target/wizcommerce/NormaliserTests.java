package dev.customersync.target.wizcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import dev.customersync.record.RemoteRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NormaliserTests {
    private static RemoteRecord customer(String json) {
        return Normaliser.record(EntityType.CUSTOMER, JsonMapper.shared().readTree(json));
    }

    @Test
    void takes_back_what_the_api_renames_and_rewrites() {
        RemoteRecord record = customer("""
                {"id":"i1","reference_id":"C-1","name":"Acme","display_name":"Acme Inc","status":"inactive","email":null,"phone":"",
                 "assigned_sales_reps":[{"id":"s1","email":"x@y.z"},{"id":"s2"}],"assigned_price_list":{"id":"p1","name":"List"},
                 "addresses":[{"id":"a1","customer_id":"i1","reference_id":"B","country":"USA","is_default":false,
                               "attributes":[{"id":"t1","name":"Dock","value":"4","created_by":"u"}]},
                              {"id":"a2","city":"without a key"}],
                 "contacts":[{"id":"k1"}],"attributes":[{"id":"t2","name":"Tier","value":"Gold"}],"unheard_of":1}""");

        assertThat(record.payload().toMap())
                .isEqualTo(Map.of(
                        "reference_id", "C-1",
                        "company_name", "Acme",
                        "display_name", "Acme Inc",
                        "assigned_sales_rep_ids", List.of("s1", "s2"),
                        "assigned_price_list_id", "p1",
                        "addresses",
                                List.of(Map.of(
                                        "reference_id",
                                        "B",
                                        "country",
                                        "US",
                                        "is_default",
                                        false,
                                        "attributes",
                                        List.of(Map.of("name", "Dock", "value", "4")))),
                        "attributes", List.of(Map.of("name", "Tier", "value", "Gold"))));
        assertThat(record.remoteId()).isEqualTo("i1");
        assertThat(record.parts()).isEqualTo(Map.of("addresses/B", "a1"));
        assertThat(record.active()).isFalse();
    }

    @Test
    void a_record_that_says_little_is_active_and_holds_little() {
        RemoteRecord record = customer("{\"id\":\"i1\",\"addresses\":null,\"attributes\":null}");

        assertThat(record.payload().toMap()).isEmpty();
        assertThat(record.active()).isTrue();
    }

    @Test
    void knows_countries_by_three_letters_and_leaves_the_rest_as_it_is() {
        assertThat(Countries.alpha2("DEU")).isEqualTo("DE");
        assertThat(Countries.alpha2("DE")).isEqualTo("DE");
        assertThat(Countries.alpha2("Germany")).isEqualTo("Germany");
    }
}
