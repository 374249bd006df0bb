package dev.customersync.target.wizcommerce;

import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what we say over what the API holds. Whether a nested list, or an element of it, is merged or replaced when it is sent is
 * documented nowhere: what comes out of here is right either way, since it holds all that is there.
 */
final class Merger {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Given by the API, not taken by it. */
    private static final Set<String> READ_ONLY =
            Set.of("id", "customer_id", "status", "created_at", "updated_at", "created_by", "updated_by");

    private static final String IS_DEFAULT = "is_default";

    private Merger() {}

    /** The changed fields as they are to be sent: each nested list whole, merged with the one that is there. */
    static Map<String, @Nullable Object> changes(JsonNode remote, Payload changed) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        overlay(body, remote, changed);
        return body;
    }

    /** The record that is there, in the form in which it can be sent, overlaid by all that we say. */
    static Map<String, @Nullable Object> whole(JsonNode remote, Payload ours) {
        Map<String, @Nullable Object> body = writable(remote);
        overlay(body, remote, ours);
        return body;
    }

    private static void overlay(Map<String, @Nullable Object> body, JsonNode remote, Payload ours) {
        Map<String, @Nullable Object> plain = ours.toMap();
        for (String field : ours.names()) {
            String key = Payload.elementKey(field);
            body.put(field, key == null ? plain.get(field) : elements(remote.path(field), ours.elements(field), key));
        }
    }

    private static List<Map<String, @Nullable Object>> elements(JsonNode remote, List<Payload> ours, String key) {
        Map<String, Payload> left = new LinkedHashMap<>();
        ours.forEach(element -> left.put(Objects.requireNonNullElse(element.text(key), ""), element));
        List<Map<String, @Nullable Object>> merged = new ArrayList<>();
        for (JsonNode element : remote) {
            Payload own = left.remove(element.path(key).asString(""));
            Map<String, @Nullable Object> body = whole(element, own == null ? Payload.EMPTY : own);
            if (key.equals(FieldDefinition.REFERENCE_ID) && element.hasNonNull("id")) {
                body.put("id", element.path("id").asString());
            }
            merged.add(body);
        }
        left.values().forEach(element -> merged.add(element.withoutCleared().toMap()));
        return merged;
    }

    private static Map<String, @Nullable Object> writable(JsonNode remote) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        remote.propertyStream()
                .filter(field -> !READ_ONLY.contains(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                // A default that was set is echoed as false: to send that back would unset it.
                .filter(field ->
                        !field.getKey().equals(IS_DEFAULT) || field.getValue().asBoolean(false))
                .forEach(field -> body.put(field.getKey(), writable(field.getKey(), field.getValue())));
        return body;
    }

    private static @Nullable Object writable(String field, JsonNode value) {
        return switch (field) {
            case Payload.ATTRIBUTES -> elements(value, List.of(), "name");
            case "country" -> Countries.alpha2(value.asString(""));
            default -> MAPPER.convertValue(value, Object.class);
        };
    }
}
