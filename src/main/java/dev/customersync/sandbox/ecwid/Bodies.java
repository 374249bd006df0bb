package dev.customersync.sandbox.ecwid;

import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Request;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks bodies, and overlays what is held with them. */
final class Bodies {
    private static final List<String> TYPES = List.of(
            "EMAIL",
            "PHONE",
            "FACEBOOK",
            "INSTAGRAM",
            "TWITTER",
            "YOUTUBE",
            "TIKTOK",
            "PINTEREST",
            "VK",
            "FB_MESSENGER",
            "WHATSAPP",
            "TELEGRAM",
            "VIBER",
            "URL",
            "OTHER");

    private Bodies() {}

    static ObjectNode parse(Request request) {
        try {
            return Json.object(request.body());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Refusal(400, "The body is not a JSON object");
        }
    }

    /** A customer's e-mail address, as it is compared. */
    static String email(JsonNode customer) {
        return normal(customer.path("email").asString(""));
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static ObjectNode checkedCustomer(ObjectNode body) {
        if (!email(body).contains("@")) {
            throw new Refusal(400, "The field 'email' is required and must be an e-mail address");
        }
        return body;
    }

    static ObjectNode checkedContact(ObjectNode body) {
        if (body.path("contact").asString("").isBlank()) {
            throw new Refusal(400, "The field 'contact' is required");
        }
        if (!TYPES.contains(body.path("type").asString(""))) {
            throw new Refusal(400, "The field 'type' must be one of " + TYPES);
        }
        if (body.has("orderBy") && !body.path("orderBy").isNumber()) {
            throw new Refusal(400, "The field 'orderBy' must be a number");
        }
        return body;
    }

    /** By what contacts of one customer are told apart. */
    static String key(JsonNode contact) {
        String type = contact.path("type").asString("");
        String text = contact.path("contact").asString("").strip().toLowerCase(Locale.ROOT);
        boolean number = List.of("PHONE", "WHATSAPP", "VIBER").contains(type);
        return type + " " + (number ? text.replaceAll("[^0-9]", "") : text.replaceFirst("/+$", ""));
    }

    /** What is held, with what the body gives: null is passed over, persons are merged, lists are replaced. */
    static ObjectNode overlaid(ObjectNode held, ObjectNode body) {
        ObjectNode content = held.deepCopy();
        body.forEachEntry((name, value) -> {
            if (name.equals("id") || name.equals("contacts") || value.isNull()) {
                return;
            }
            if (name.equals("billingPerson")) {
                ObjectNode person = content.withObject("billingPerson");
                value.forEachEntry((part, text) -> set(person, part, text));
            } else {
                set(content, name, value);
            }
        });
        identifyAddresses(content);
        return content;
    }

    private static void set(ObjectNode object, String name, JsonNode value) {
        if (value.isString() && value.stringValue().isEmpty()) {
            object.remove(name);
        } else if (!value.isNull()) {
            object.set(name, value);
        }
    }

    private static void identifyAddresses(ObjectNode customer) {
        if (customer.path("shippingAddresses") instanceof ArrayNode addresses) {
            for (JsonNode address : addresses) {
                if (address instanceof ObjectNode object && !object.has("id")) {
                    object.put("id", newId());
                }
            }
        }
    }

    /** A number that a JSON reader of any language keeps whole. */
    static long newId() {
        return ThreadLocalRandom.current().nextLong(100_000_000L, 9_000_000_000_000L);
    }
}
