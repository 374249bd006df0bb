package dev.customersync.state;

import dev.customersync.record.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns of {@code sync_state}. The database keeps them as jsonb, so the order of names is not kept. */
final class StateJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PARTS = new TypeReference<>() {};

    private StateJson() {}

    static String write(Payload payload) {
        return MAPPER.writeValueAsString(payload.toMap());
    }

    static Payload readPayload(String json) {
        return Payload.of(MAPPER.readValue(json, FIELDS));
    }

    static String write(Map<String, String> remoteParts) {
        return remoteParts.isEmpty() ? "{}" : MAPPER.writeValueAsString(remoteParts);
    }

    static Map<String, String> readParts(String json) {
        return json.equals("{}") ? Map.of() : Map.copyOf(MAPPER.readValue(json, PARTS));
    }
}
