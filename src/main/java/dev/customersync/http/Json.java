package dev.customersync.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes to JSON and back. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** A body as JSON in UTF-8; an array of bytes is that already, and given back. */
    static byte[] write(Object body) {
        return body instanceof byte[] json ? json : MAPPER.writeValueAsBytes(body);
    }

    /** The object or array in these bytes; null when they hold none, or anything else besides. */
    static @Nullable JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isContainer() ? node : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
