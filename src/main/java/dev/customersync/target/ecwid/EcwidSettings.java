package dev.customersync.target.ecwid;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.Credential;
import dev.customersync.http.Endpoint;
import dev.customersync.http.Rate;
import dev.customersync.target.ClientLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How to reach an Ecwid store, and what goes where in it.
 *
 * @param baseUrl with or without {@code /api/v3}, with or without slashes at its end
 * @param storeId the store's number
 * @param token the access token of the app
 * @param contactNote composes the notes of contacts
 * @param extraFields where fields go that have no place of their own
 */
record EcwidSettings(
        URI baseUrl, String storeId, Supplier<String> token, ContactNote contactNote, List<ExtraField> extraFields) {
    /** Documented, for each token. */
    private static final Rate RATE = new Rate(600, Duration.ofMinutes(1));

    private static final String VERSION = "/api/v3";

    /** What the client of this store needs to know. */
    ClientSettings client(ClientLimits limits) {
        return new ClientSettings(
                apiBase(),
                new Credential("Authorization", () -> "Bearer " + token.get().strip(), "ECWID_TOKEN"),
                Endpoint.of(EcwidApi.CUSTOMERS).with("limit", 1),
                limits.rateOr(RATE),
                limits.concurrency(),
                limits.retries(),
                limits.timeouts());
    }

    /** The store's URL, below which all resources are. */
    URI apiBase() {
        String base = baseUrl.toString().strip().replaceAll("/+$", "");
        return URI.create((base.endsWith(VERSION) ? base : base + VERSION) + "/" + storeId);
    }

    /** Stands for what the configuration makes of records. */
    String version() {
        return "note " + contactNote + ", fields " + extraFields;
    }

    @Override
    public String toString() {
        return "Ecwid at " + apiBase();
    }
}
