package dev.customersync.target.ecwid;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code ecwid.*}.
 *
 * @param baseUrl Where the API is, with or without /api/v3.
 * @param storeId The number of the store.
 * @param token The store's access token.
 * @param contactNote The pattern of a contact's note, which holds what Ecwid has no field for.
 * @param customerFields Where fields go that Ecwid has no place of its own for, each with from and to.
 */
@ConfigurationProperties("ecwid")
record EcwidProperties(
        @DefaultValue("https://app.ecwid.com") URI baseUrl,
        @Nullable String storeId,
        @Nullable String token,
        @DefaultValue(ContactNote.DEFAULT_PATTERN) String contactNote,
        @DefaultValue List<CustomerField> customerFields) {

    /**
     * Where one field goes.
     *
     * @param from a field of a customer, such as {@code payment_term}, or {@code attribute:NAME}
     * @param to a field of Ecwid's customer
     */
    record CustomerField(String from, String to) {}

    /** All but the token. */
    @Override
    public String toString() {
        return "EcwidProperties[baseUrl=" + baseUrl + ", storeId=" + storeId + "]";
    }
}
