package dev.customersync.target.ecwid;

import dev.customersync.record.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Our saved addresses and those that a customer has at Ecwid. Which of them is which of ours is known by its id, else, since an
 * answer to a write tells no ids, by all that it says. Pure.
 */
final class SavedAddresses {
    /** What an address is made of; all else is given by Ecwid, or by others. */
    private static final List<String> PARTS = List.of(
            "name", "companyName", "street", "city", "countryCode", "postalCode", "stateOrProvinceCode", "phone");

    private final CustomerBody bodies;

    SavedAddresses(CustomerBody bodies) {
        this.bodies = bodies;
    }

    /**
     * The list to be sent, whole: ours with their ids, and between them those that are not ours, as they are.
     *
     * @param remote the customer as Ecwid has it
     * @param parts ids of ours by path, as far as they are known
     */
    List<Map<String, Object>> merged(JsonNode remote, Payload customer, Map<String, String> parts) {
        Map<String, Payload> ours = matched(remote, customer, parts);
        Set<String> moved = new HashSet<>(parts.values());
        List<Map<String, Object>> merged = new ArrayList<>();
        Set<Payload> placed = new HashSet<>();
        for (JsonNode element : remote.path("shippingAddresses")) {
            String id = element.path("id").asString("");
            Payload own = ours.get(id);
            if (own != null) {
                Map<String, Object> body = writable(element);
                body.putAll(bodies.saved(customer, own));
                merged.add(body);
                placed.add(own);
            } else if (!moved.contains(id)) {
                merged.add(writable(element));
            }
        }
        for (Payload address : AddressBook.of(customer).saved()) {
            if (!placed.contains(address)) {
                merged.add(new LinkedHashMap<>(bodies.saved(customer, address)));
            }
        }
        return merged;
    }

    /** The list that is there, in the form in which it can be sent. */
    static List<Map<String, Object>> writable(JsonNode remote, String list) {
        List<Map<String, Object>> writable = new ArrayList<>();
        remote.path(list).forEach(element -> writable.add(writable(element)));
        return writable;
    }

    private static Map<String, Object> writable(JsonNode element) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (element.path("id").isIntegralNumber()) {
            body.put("id", element.path("id").longValue());
        } else if (element.has("id")) {
            body.put("id", element.path("id").asString());
        }
        body.putAll(parts(element));
        return body;
    }

    /** What a person or an address says, without what Ecwid adds to it. */
    static Map<String, String> parts(JsonNode element) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : PARTS) {
            if (element.path(part).isString()) {
                parts.put(part, element.path(part).asString());
            }
        }
        return parts;
    }

    /** The paths of all our addresses with their ids, as far as they are there. */
    Map<String, String> ids(JsonNode remote, Payload customer, Map<String, String> known) {
        Map<String, String> ids = new LinkedHashMap<>();
        Payload billing = AddressBook.of(customer).billing();
        if (billing != null) {
            ids.put(AddressBook.path(billing), AddressBook.BILLING_PERSON);
        }
        matched(remote, customer, known).forEach((id, address) -> ids.put(AddressBook.path(address), id));
        return ids;
    }

    /** Our addresses by the ids of those that are there. */
    private Map<String, Payload> matched(JsonNode remote, Payload customer, Map<String, String> known) {
        Map<String, Payload> matched = new LinkedHashMap<>();
        List<Payload> saved = AddressBook.of(customer).saved();
        for (Payload address : saved) {
            String id = AddressBook.savedId(address, known);
            if (id != null && has(remote, id)) {
                matched.put(id, address);
            }
        }
        for (Payload address : saved) {
            if (!matched.containsValue(address)) {
                String id = alike(remote, bodies.saved(customer, address), matched.keySet());
                if (id != null) {
                    matched.put(id, address);
                }
            }
        }
        return matched;
    }

    private static boolean has(JsonNode remote, String id) {
        for (JsonNode element : remote.path("shippingAddresses")) {
            if (element.path("id").asString("").equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String alike(JsonNode remote, Map<String, String> wanted, Set<String> taken) {
        for (JsonNode element : remote.path("shippingAddresses")) {
            String id = element.path("id").asString("");
            if (!taken.contains(id) && says(element, wanted)) {
                return id;
            }
        }
        return null;
    }

    /** Whether it says all of that; nothing and an empty text are the same. */
    static boolean says(JsonNode element, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(part -> element.path(part.getKey()).asString("").equals(part.getValue()));
    }
}
