package dev.customersync.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a record by field name, in the order in which the fields were put, ready to be written as a JSON object.
 *
 * <p>A field that is absent says nothing; a field that is null says "cleared". A value is a {@link String}, a {@link Boolean},
 * a list of strings, or, for {@link #ADDRESSES} and {@link #ATTRIBUTES}, a list of payloads. Immutable.
 */
@JsonSerialize(using = PayloadSerializer.class)
public final class Payload {
    /** A customer's addresses, each known by its {@code reference_id}. */
    public static final String ADDRESSES = "addresses";
    /** Free attributes, each known by its {@code name}. */
    public static final String ATTRIBUTES = "attributes";

    private static final Map<String, String> ELEMENT_KEYS =
            Map.of(ADDRESSES, FieldDefinition.REFERENCE_ID, ATTRIBUTES, "name");

    /** The payload that says nothing. */
    public static final Payload EMPTY = new Payload(new LinkedHashMap<>());

    /** Changed by nobody once it is here. */
    private final Map<String, @Nullable Object> values;
    /** Made when first asked for. */
    private volatile byte @Nullable [] json;

    private Payload(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A payload of these values, copied; nested maps may stand for nested payloads. */
    public static Payload of(Map<String, ? extends @Nullable Object> values) {
        return copyOf(values);
    }

    private static Payload copyOf(Map<?, ?> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : values.entrySet()) {
            copy.put(String.valueOf(field.getKey()), immutable(field.getValue()));
        }
        return new Payload(copy);
    }

    private static @Nullable Object immutable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyOf(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(immutable(element));
            }
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    /** The name of the field by which the elements of that list are told apart; null when the field is no list of elements. */
    public static @Nullable String elementKey(String field) {
        return ELEMENT_KEYS.get(field);
    }

    /** The field names, in order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The fields and their values, in order; not to be changed. */
    Set<Map.Entry<String, @Nullable Object>> fields() {
        return values.entrySet();
    }

    /** Whether the field is there, be it null. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The field's value; null when it is absent or cleared. */
    public @Nullable Object get(String field) {
        return values.get(field);
    }

    /** The field's value as a text; null when it is absent, cleared or no text. */
    public @Nullable String text(String field) {
        return values.get(field) instanceof String text ? text : null;
    }

    /** The elements of a list field; empty when it is absent or cleared. */
    public List<Payload> elements(String field) {
        if (!(values.get(field) instanceof List<?> list)) {
            return List.of();
        }
        List<Payload> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element instanceof Payload payload) {
                elements.add(payload);
            }
        }
        return Collections.unmodifiableList(elements);
    }

    /** This payload with one field set. */
    public Payload with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.put(field, immutable(value));
        return new Payload(copy);
    }

    /** This payload without these fields. */
    public Payload without(Set<String> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.keySet().removeAll(fields);
        return new Payload(copy);
    }

    /**
     * This payload without its cleared fields, and without list elements of which only the key is left: what there is to send of
     * a record that is new.
     */
    public Payload withoutCleared() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> field : values.entrySet()) {
            Object kept = ELEMENT_KEYS.containsKey(field.getKey())
                    ? elementsWithoutCleared(field.getKey())
                    : field.getValue();
            if (kept != null) {
                copy.put(field.getKey(), kept);
            }
        }
        return new Payload(copy);
    }

    /** Null when none is left. */
    private @Nullable List<Payload> elementsWithoutCleared(String field) {
        List<Payload> kept = new ArrayList<>();
        for (Payload element : elements(field)) {
            Payload left = element.withoutCleared();
            if (left.values.size() > 1) {
                kept.add(left);
            }
        }
        return kept.isEmpty() ? null : Collections.unmodifiableList(kept);
    }

    /**
     * What a record holds once {@code newer} was sent on top of this: a field that newer does not have stays, a cleared one is
     * kept as cleared, and list elements are overlaid one by one, so that an element absent in newer stays.
     */
    public Payload overlaidBy(Payload newer) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(values);
        newer.values.forEach((field, value) -> {
            String elementKey = ELEMENT_KEYS.get(field);
            merged.put(field, elementKey == null ? value : overlay(elements(field), newer.elements(field), elementKey));
        });
        return new Payload(merged);
    }

    private static List<Payload> overlay(List<Payload> older, List<Payload> newer, String elementKey) {
        Map<@Nullable String, Payload> byKey = new LinkedHashMap<>();
        older.forEach(element -> byKey.put(element.text(elementKey), element));
        newer.forEach(element -> byKey.merge(element.text(elementKey), element, Payload::overlaidBy));
        return List.copyOf(byKey.values());
    }

    /**
     * This payload as a JSON object in UTF-8, not to be changed. It is made once and kept, since the content of a new record goes to
     * our states and to the target alike.
     */
    public byte[] toJson() {
        byte[] made = json;
        if (made == null) {
            made = JsonMapper.shared().writeValueAsBytes(this);
            json = made;
        }
        return made;
    }

    /** The values as plain maps and lists; unmodifiable. A JSON writer needs none of that: it takes the payload itself. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> field : values.entrySet()) {
            map.put(field.getKey(), plain(field.getValue()));
        }
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Payload payload) {
            return payload.toMap();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            for (Object element : list) {
                plain.add(plain(element));
            }
            return plain;
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && values.equals(payload.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
