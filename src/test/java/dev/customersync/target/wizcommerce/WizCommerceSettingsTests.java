package dev.customersync.target.wizcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.Rate;
import dev.customersync.target.wizcommerce.WizCommerceSettings.ContactUpdate;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WizCommerceSettingsTests {
    private static WizCommerceSettings at(String url) {
        return new WizCommerceSettings(URI.create(url), () -> "s3cr3t", ContactUpdate.PUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://h.example", "https://h.example/", "https://h.example/v1", "https://h.example/v1//"})
    void the_version_is_in_the_base_once(String url) {
        assertThat(at(url).apiBase()).isEqualTo(URI.create("https://h.example/v1"));
    }

    @Test
    void a_path_before_the_version_stays() {
        assertThat(at("https://h.example/gateway").apiBase()).isEqualTo(URI.create("https://h.example/gateway/v1"));
    }

    @Test
    void no_text_holds_the_key() {
        WizCommerceSettings settings = at("https://h.example");

        assertThat(settings).hasToString("WizCommerce at https://h.example/v1");
        assertThat(settings.client(Rate.of("10/s"), 8, ClientSettings.Retries.DEFAULT, ClientSettings.Timeouts.DEFAULT)
                        .toString())
                .contains("X-API-Key from WIZCOMMERCE_API_KEY")
                .doesNotContain("s3cr3t");
    }
}
