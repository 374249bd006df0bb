package dev.customersync.state;

import dev.customersync.record.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Payloads and remote parts as JSON. The columns of {@code sync_state} are jsonb, which does not keep the order of names. */
public final class StateJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PARTS = new TypeReference<>() {};

    private StateJson() {}

    /** A payload as JSON. */
    public static String write(Payload payload) {
        return new String(payload.toJson(), StandardCharsets.UTF_8);
    }

    /** The payload that {@link #write(Payload)} wrote. */
    public static Payload readPayload(String json) {
        return Payload.of(MAPPER.readValue(json, FIELDS));
    }

    /** Remote ids of nested elements by path as JSON. */
    public static String write(Map<String, String> remoteParts) {
        return remoteParts.isEmpty() ? "{}" : MAPPER.writeValueAsString(remoteParts);
    }

    /** What {@link #write(Map)} wrote. */
    public static Map<String, String> readParts(String json) {
        return json.equals("{}") ? Map.of() : Map.copyOf(MAPPER.readValue(json, PARTS));
    }
}
