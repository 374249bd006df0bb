package dev.customersync.target.ecwid;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code ecwid.*}.
 *
 * @param baseUrl with or without {@code /api/v3}
 * @param storeId null when it was not given
 * @param token null when it was not given
 * @param contactNote the pattern of a contact's note; see {@link ContactNote}
 * @param customerFields where fields go that Ecwid has no place of its own for
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
