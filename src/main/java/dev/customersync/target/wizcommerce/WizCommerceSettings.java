package dev.customersync.target.wizcommerce;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.Credential;
import dev.customersync.http.Endpoint;
import dev.customersync.http.Rate;
import java.net.URI;
import java.util.function.Supplier;

/**
 * How to reach a WizCommerce account.
 *
 * @param baseUrl with or without {@code /v1}, with or without slashes at its end
 * @param apiKey the key that is sent as {@code X-API-Key}
 * @param contactUpdate how a contact is changed
 */
public record WizCommerceSettings(URI baseUrl, Supplier<String> apiKey, ContactUpdate contactUpdate) {
    /** Where production is. */
    public static final URI PRODUCTION = URI.create("https://api.wizcommerce.com");

    private static final String VERSION = "/v1";

    /** The SDK has {@code PUT} only, which may well replace the contact; {@code PATCH} is not documented. */
    public enum ContactUpdate {
        /** Sends the contact as it is there, overlaid by all that we say. */
        PUT,
        /** Sends only what has changed. */
        PATCH
    }

    /** What the client of this account needs to know. */
    public ClientSettings client(
            Rate rate, int concurrency, ClientSettings.Retries retries, ClientSettings.Timeouts timeouts) {
        return new ClientSettings(
                apiBase(),
                new Credential("X-API-Key", apiKey, "WIZCOMMERCE_API_KEY"),
                Endpoint.of("customers").with("page_size", 1),
                rate,
                concurrency,
                retries,
                timeouts);
    }

    /** The base URL with {@code /v1} once and no slash at its end: some of the vendor's pages have it in the server URL already. */
    URI apiBase() {
        String base = baseUrl.toString().strip().replaceAll("/+$", "");
        return URI.create(base.endsWith(VERSION) ? base : base + VERSION);
    }

    @Override
    public String toString() {
        return "WizCommerce at " + apiBase();
    }
}
