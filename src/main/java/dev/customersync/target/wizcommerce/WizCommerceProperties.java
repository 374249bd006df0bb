package dev.customersync.target.wizcommerce;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code wizcommerce.*}.
 *
 * @param baseUrl with or without {@code /v1}
 * @param apiKey null when it was not given
 */
@ConfigurationProperties("wizcommerce")
record WizCommerceProperties(
        @DefaultValue("https://api.wizcommerce.com") URI baseUrl,
        @Nullable String apiKey) {

    /** All but the key. */
    @Override
    public String toString() {
        return "WizCommerceProperties[baseUrl=" + baseUrl + "]";
    }
}
