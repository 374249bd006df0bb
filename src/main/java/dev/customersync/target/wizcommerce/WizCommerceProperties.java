package dev.customersync.target.wizcommerce;

import dev.customersync.target.wizcommerce.WizCommerceSettings.ContactUpdate;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code wizcommerce.*}.
 *
 * @param baseUrl Where the API is, with or without /v1.
 * @param apiKey The account's API key.
 * @param contactUpdate How a contact is changed, put or patch: the API documents only that it can be put.
 */
@ConfigurationProperties("wizcommerce")
record WizCommerceProperties(
        @DefaultValue("https://api.wizcommerce.com") URI baseUrl,
        @Nullable String apiKey,
        @DefaultValue("put") ContactUpdate contactUpdate) {

    /** All but the key. */
    @Override
    public String toString() {
        return "WizCommerceProperties[baseUrl=" + baseUrl + ", contactUpdate=" + contactUpdate + "]";
    }
}
