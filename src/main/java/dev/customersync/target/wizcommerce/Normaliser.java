package dev.customersync.target.wizcommerce;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a record as the API gives it into the product's own field names and spellings; what the product does not know is left out. */
final class Normaliser {
    private Normaliser() {}

    /**
     * The record.
     *
     * @param data holds an {@code id}
     */
    static RemoteRecord record(EntityType entity, JsonNode data) {
        return new RemoteRecord(data.path("id").asString(), payload(entity, data), parts(data), isActive(data));
    }

    /** Whether it may be used: nothing says otherwise. */
    static boolean isActive(JsonNode data) {
        String status = text(data.path("status"));
        return status == null || status.equals("active");
    }

    /** The ids of nested addresses by path, for those that have a reference_id. */
    static Map<String, String> parts(JsonNode data) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (JsonNode address : data.path(Payload.ADDRESSES)) {
            String key = text(address.path(FieldDefinition.REFERENCE_ID));
            String id = text(address.path("id"));
            if (key != null && id != null) {
                parts.put(Payload.ADDRESSES + "/" + key, id);
            }
        }
        return parts;
    }

    private static Payload payload(EntityType entity, JsonNode data) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldDefinition field : entity.fields()) {
            Object value = value(field, data);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        if (entity == EntityType.CUSTOMER) {
            putUnlessEmpty(values, Payload.ADDRESSES, addresses(data.path(Payload.ADDRESSES)));
        }
        putUnlessEmpty(values, Payload.ATTRIBUTES, attributes(data.path(Payload.ATTRIBUTES)));
        return Payload.of(values);
    }

    private static void putUnlessEmpty(Map<String, Object> values, String field, List<Payload> elements) {
        if (!elements.isEmpty()) {
            values.put(field, elements);
        }
    }

    private static List<Payload> addresses(JsonNode list) {
        List<Payload> addresses = new ArrayList<>();
        for (JsonNode address : list) {
            if (text(address.path(FieldDefinition.REFERENCE_ID)) != null) {
                addresses.add(payload(EntityType.ADDRESS, address));
            }
        }
        return addresses;
    }

    private static List<Payload> attributes(JsonNode list) {
        List<Payload> attributes = new ArrayList<>();
        for (JsonNode attribute : list) {
            String name = text(attribute.path("name"));
            if (name != null) {
                attributes.add(Payload.attribute(name, text(attribute.path("value"))));
            }
        }
        return attributes;
    }

    private static @Nullable Object value(FieldDefinition field, JsonNode data) {
        return switch (field.name()) {
            case "company_name" -> text(data.path(data.has("name") ? "name" : "company_name"));
            case "assigned_price_list_id" ->
                text(data.path("assigned_price_list").path("id"));
            case "assigned_sales_rep_ids" -> ids(data.path("assigned_sales_reps"));
            default -> value(field.type(), data.path(field.name()));
        };
    }

    private static @Nullable Object value(FieldType type, JsonNode value) {
        if (type == FieldType.BOOLEAN) {
            return value.isBoolean() ? value.booleanValue() : null;
        }
        String text = text(value);
        return text != null && type == FieldType.COUNTRY ? Countries.alpha2(text) : text;
    }

    private static @Nullable List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        for (JsonNode element : list) {
            String id = text(element.path("id"));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.isEmpty() ? null : ids;
    }

    /** The value as a text; null when there is none or it is blank, which says the same. */
    static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asString().isBlank() ? value.asString() : null;
    }
}
