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
 *
 * <p>Held in two arrays, not in a map: a payload has a dozen fields, and a run holds some thousand payloads for as long as their rows are
 * under way, which is what the garbage collector copies about most.
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
    public static final Payload EMPTY = of(Map.of());

    private final String[] names;
    /** Each where its name is in {@link #names}. */
    private final @Nullable Object[] values;
    /** Made when first asked for. */
    private volatile byte @Nullable [] json;

    private Payload(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** A payload of these values, copied; nested maps may stand for nested payloads. */
    public static Payload of(Map<String, ? extends @Nullable Object> values) {
        return copyOf(values);
    }

    /** An element of {@link #ATTRIBUTES}. */
    public static Payload attribute(String name, @Nullable Object value) {
        return new Payload(new String[] {"name", "value"}, new @Nullable Object[] {name, immutable(value)});
    }

    private static Payload copyOf(Map<?, ?> fields) {
        String[] names = new String[fields.size()];
        @Nullable Object[] values = new Object[names.length];
        int i = 0;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            names[i] = String.valueOf(field.getKey());
            values[i] = immutable(field.getValue());
            i++;
        }
        return new Payload(names, values);
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
        return Collections.unmodifiableSet(fields().keySet());
    }

    /** How many fields there are. */
    int size() {
        return names.length;
    }

    /** The name of a field by its place in the order, from 0. */
    String name(int place) {
        return names[place];
    }

    /** Its value; null when it is cleared. */
    @Nullable Object value(int place) {
        return values[place];
    }

    /** Whether the field is there, be it null. */
    public boolean has(String field) {
        return place(field) >= 0;
    }

    /** The field's value; null when it is absent or cleared. */
    public @Nullable Object get(String field) {
        int place = place(field);
        return place < 0 ? null : values[place];
    }

    /** Less than 0 when it is absent. */
    private int place(String field) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** The field's value as a text; null when it is absent, cleared or no text. */
    public @Nullable String text(String field) {
        return get(field) instanceof String text ? text : null;
    }

    /** The elements of a list field; empty when it is absent or cleared. */
    public List<Payload> elements(String field) {
        if (!(get(field) instanceof List<?> list)) {
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
        Map<String, @Nullable Object> fields = fields();
        fields.put(field, immutable(value));
        return holding(fields);
    }

    /** This payload without these fields. */
    public Payload without(Set<String> fields) {
        Map<String, @Nullable Object> left = fields();
        left.keySet().removeAll(fields);
        return holding(left);
    }

    /** This payload without its fields that are empty lists. */
    public Payload withoutEmptyLists() {
        Payload left = this;
        for (int i = 0; i < names.length; i++) {
            if (values[i] instanceof List<?> list && list.isEmpty()) {
                left = left.without(Set.of(names[i]));
            }
        }
        return left;
    }

    /** For being changed. */
    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], values[i]);
        }
        return fields;
    }

    /** With values that nobody can change. */
    private static Payload holding(Map<String, @Nullable Object> fields) {
        return new Payload(
                fields.keySet().toArray(String[]::new), fields.values().toArray());
    }

    /**
     * This payload without its cleared fields, and without list elements of which only the key is left: what there is to send of
     * a record that is new.
     */
    public Payload withoutCleared() {
        if (isWhole()) {
            return this;
        }
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            Object kept = ELEMENT_KEYS.containsKey(names[i]) ? elementsWithoutCleared(names[i]) : values[i];
            if (kept != null) {
                left.put(names[i], kept);
            }
        }
        return holding(left);
    }

    /** Whether nothing is cleared, as hardly anything ever is of a new record, and no list element has but its key. */
    private boolean isWhole() {
        for (int i = 0; i < names.length; i++) {
            if (values[i] == null || (ELEMENT_KEYS.containsKey(names[i]) && !areWhole(values[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areWhole(Object elements) {
        if (!(elements instanceof List<?> list) || list.isEmpty()) {
            return false;
        }
        for (Object element : list) {
            if (!(element instanceof Payload payload) || payload.size() <= 1 || !payload.isWhole()) {
                return false;
            }
        }
        return true;
    }

    /** Null when none is left. */
    private @Nullable List<Payload> elementsWithoutCleared(String field) {
        List<Payload> kept = new ArrayList<>();
        for (Payload element : elements(field)) {
            Payload left = element.withoutCleared();
            if (left.size() > 1) {
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
        Map<String, @Nullable Object> merged = fields();
        newer.fields().forEach((field, value) -> {
            String elementKey = ELEMENT_KEYS.get(field);
            merged.put(field, elementKey == null ? value : overlay(elements(field), newer.elements(field), elementKey));
        });
        return holding(merged);
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
        Map<String, @Nullable Object> map = fields();
        map.replaceAll((name, value) -> plain(value));
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
        return other instanceof Payload payload && fields().equals(payload.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
