package dev.customersync.target.ecwid;

import dev.customersync.http.Exchange;
import dev.customersync.http.Reply;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The contacts that a customer has at one moment.
 *
 * @param items each with an id
 * @param exchange what it took to learn them
 */
record CustomerContacts(List<JsonNode> items, Exchange exchange) {

    static CustomerContacts read(EcwidApi api, RecentContacts recent, String customerId) {
        Reply reply = api.get(EcwidApi.contacts(customerId));
        List<JsonNode> listed = api.items(EcwidApi.contacts(customerId), reply);
        return new CustomerContacts(recent.with(customerId, listed), reply.exchange());
    }

    /** The contact of that type that says that, in whatever spelling; of several the one that came first. */
    Optional<JsonNode> find(ContactType type, String text) {
        String wanted = type.normalised(text);
        return items.stream()
                .filter(item -> item.path("type").asString("").equals(type.name()))
                .filter(item ->
                        type.normalised(item.path("contact").asString("")).equals(wanted))
                .findFirst();
    }

    Optional<JsonNode> byId(String id) {
        return items.stream().filter(item -> id(item).equals(id)).findFirst();
    }

    static String id(JsonNode item) {
        return item.path("id").asString();
    }

    static boolean isDefault(JsonNode item) {
        return item.path("default").asBoolean(false);
    }

    static String note(JsonNode item) {
        return item.path("note").asString("");
    }
}
