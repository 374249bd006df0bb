package dev.customersync.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes payloads as JSON objects. Jackson could write their maps by itself, but would look up how to write each value anew, which
 * a first migration does some million times.
 */
final class PayloadSerializer extends ValueSerializer<Payload> {

    @Override
    public void serialize(Payload payload, JsonGenerator json, SerializationContext context) {
        write(payload, json);
    }

    private static void write(Payload payload, JsonGenerator json) {
        json.writeStartObject();
        for (int i = 0; i < payload.size(); i++) {
            json.writeName(payload.name(i));
            Object value = payload.value(i);
            if (value instanceof List<?> list) {
                json.writeStartArray();
                for (Object element : list) {
                    writeElement(element, json);
                }
                json.writeEndArray();
            } else {
                writeElement(value, json);
            }
        }
        json.writeEndObject();
    }

    private static void writeElement(@Nullable Object value, JsonGenerator json) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Payload nested) {
            write(nested, json);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writePOJO(value);
        }
    }
}
