package dev.customersync.sandbox.wizcommerce;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a body: all fields as they came, save those that the platform itself answers for. */
final class Content {
    private static final List<String> KEPT_ELSEWHERE = List.of(
            "id",
            "customer_id",
            "status",
            "addresses",
            "contacts",
            "created_at",
            "updated_at",
            "created_by",
            "updated_by");

    private Content() {}

    /** The content of a record that this body makes, or replaces whole. */
    static ObjectNode of(ObjectNode body) {
        ObjectNode content = body.deepCopy();
        content.remove(KEPT_ELSEWHERE);
        content.removeIf(JsonNode::isNull);
        return content;
    }

    /** The content of a record after a partial update: what is given replaces, null clears. */
    static ObjectNode overlaid(ObjectNode held, ObjectNode body, ListPolicy lists) {
        ObjectNode content = held.deepCopy();
        ObjectNode changes = body.deepCopy();
        changes.remove(KEPT_ELSEWHERE);
        changes.forEachEntry((name, value) -> {
            if (value.isNull()) {
                content.remove(name);
            } else if (lists == ListPolicy.MERGE && name.equals("attributes")) {
                content.set(name, merged(content.path(name), value));
            } else {
                content.set(name, value);
            }
        });
        return content;
    }

    private static ArrayNode merged(JsonNode held, JsonNode given) {
        ArrayNode merged = ((ArrayNode) given).deepCopy();
        for (JsonNode attribute : held.values()) {
            boolean replaced =
                    given.values().stream().anyMatch(other -> other.path("name").equals(attribute.path("name")));
            if (!replaced) {
                merged.add(attribute);
            }
        }
        return merged;
    }

    static String status(ObjectNode body, String otherwise) {
        return body.path("status").asString(otherwise);
    }
}
