package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTests {
    @Test
    void encodes_values_and_leaves_the_structure_alone() {
        Endpoint endpoint = Endpoint.of("customers", "a/b?c", "contacts")
                .with("reference_ids", List.of("x y", "ä&=", "+1%"))
                .with("page", 2);

        assertThat(endpoint)
                .hasToString("/customers/a%2Fb%3Fc/contacts?reference_ids=x%20y,%C3%A4%26%3D,%2B1%25&page=2");
    }

    @Test
    void knows_its_length() {
        assertThat(Endpoint.of("a", "ä").with("b", "c").length()).isEqualTo("/a/%C3%A4?b=c".length());
    }
}
