package dev.customersync.decision;

import dev.customersync.record.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How what a record is to hold differs from what it holds.
 *
 * <p>A field that the wanted payload does not have is no difference: it says "leave as it is". Nothing and cleared are the same
 * on the side of what is held. In lists each wanted element is compared with the held one of the same key; a held element that
 * is not wanted stays.
 *
 * @param changes each value that differs, in the wanted payload's order
 * @param changed what is to be sent: the fields that differ, lists whole
 * @param whole what the record holds once that is sent
 */
public record Difference(List<FieldChange> changes, Payload changed, Payload whole) {

    /** The difference between what is held and what is wanted. */
    public static Difference between(Payload held, Payload wanted) {
        return between(held, wanted, Set.of());
    }

    /**
     * The same, but for fields whose held value says nothing.
     *
     * @param incomparable field names, those of list elements as {@code addresses.is_default}
     */
    public static Difference between(Payload held, Payload wanted, Set<String> incomparable) {
        Payload whole = held.overlaidBy(wanted);
        List<FieldChange> changes = new ArrayList<>();
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (String field : wanted.names()) {
            List<FieldChange> ofField = compareField(field, field, field, held, wanted, incomparable);
            if (!ofField.isEmpty()) {
                changes.addAll(ofField);
                changed.put(field, whole.get(field));
            }
        }
        return new Difference(List.copyOf(changes), Payload.of(changed), whole);
    }

    /** Whether there is nothing to send. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The paths of the values that differ. */
    public List<String> paths() {
        return changes.stream().map(FieldChange::path).toList();
    }

    /**
     * @param path where the field stands, with the keys of the elements around it
     * @param name the same without the keys, as incomparable fields are named
     */
    private static List<FieldChange> compareField(
            String field, String path, String name, Payload held, Payload wanted, Set<String> incomparable) {
        if (incomparable.contains(name)) {
            return List.of();
        }
        String elementKey = Payload.elementKey(field);
        if (elementKey != null) {
            return compareElements(field, path, name, elementKey, held, wanted, incomparable);
        }
        Object before = held.get(field);
        Object after = wanted.get(field);
        return Objects.equals(before, after) ? List.of() : List.of(new FieldChange(path, before, after));
    }

    private static List<FieldChange> compareElements(
            String field,
            String path,
            String name,
            String elementKey,
            Payload held,
            Payload wanted,
            Set<String> incomparable) {
        Map<String, Payload> heldByKey = new LinkedHashMap<>();
        held.elements(field).forEach(element -> heldByKey.put(String.valueOf(element.text(elementKey)), element));
        List<FieldChange> changes = new ArrayList<>();
        for (Payload element : wanted.elements(field)) {
            String key = String.valueOf(element.text(elementKey));
            Payload heldElement = heldByKey.getOrDefault(key, Payload.EMPTY);
            for (String inner : element.names()) {
                if (!inner.equals(elementKey)) {
                    changes.addAll(compareField(
                            inner,
                            path + "[" + key + "]." + inner,
                            name + "." + inner,
                            heldElement,
                            element,
                            incomparable));
                }
            }
        }
        return changes;
    }
}
