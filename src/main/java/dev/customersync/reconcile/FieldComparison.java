package dev.customersync.reconcile;

import dev.customersync.decision.Difference;
import dev.customersync.decision.FieldChange;
import dev.customersync.record.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares contents field by field, as a sync does. */
final class FieldComparison {
    private final Set<String> incomparable;

    /**
     * @param incomparable fields whose value at the target says nothing of what was sent
     */
    FieldComparison(Set<String> incomparable) {
        this.incomparable = incomparable;
    }

    /**
     * Compares a record that was synchronised.
     *
     * @param source null when the source does not have it
     */
    List<FieldFinding> known(Payload atTarget, Payload lastSent, @Nullable Payload source) {
        Map<String, FieldFinding> fields = new LinkedHashMap<>();
        for (FieldChange edit : changes(atTarget, lastSent)) {
            fields.put(edit.path(), new FieldFinding(edit.path(), true, false, edit.before(), edit.after(), null));
        }
        if (source != null) {
            for (FieldChange change : Difference.between(lastSent, source).changes()) {
                FieldFinding edit = fields.get(change.path());
                fields.put(
                        change.path(),
                        new FieldFinding(
                                change.path(),
                                edit != null,
                                true,
                                edit == null ? change.before() : edit.atTarget(),
                                change.before(),
                                change.after()));
            }
        }
        return List.copyOf(fields.values());
    }

    /** Compares a record that was never synchronised. */
    List<FieldFinding> unknown(Payload atTarget, @Nullable Payload source) {
        return source == null
                ? List.of()
                : changes(atTarget, source).stream()
                        .map(change ->
                                new FieldFinding(change.path(), false, true, change.before(), null, change.after()))
                        .toList();
    }

    /** What was sent and differs at the target; a list element that is gone there is one change, not one for each of its fields. */
    private List<FieldChange> changes(Payload atTarget, Payload sent) {
        List<FieldChange> changes = new ArrayList<>();
        Map<String, Payload> gone = new LinkedHashMap<>();
        for (String list : List.of(Payload.ADDRESSES, Payload.ATTRIBUTES)) {
            absent(list, sent, atTarget)
                    .forEach((key, element) -> gone.put(list + "[" + key + "]", element.withoutCleared()));
        }
        for (FieldChange change :
                Difference.between(atTarget, sent, incomparable).changes()) {
            String element = change.path().substring(0, change.path().indexOf(']') + 1);
            Payload lost = gone.get(element);
            if (lost == null) {
                changes.add(change);
            } else if (changes.stream().noneMatch(before -> before.path().equals(element))) {
                changes.add(new FieldChange(element, null, lost));
            }
        }
        return changes;
    }

    /** The elements that the target holds beside those that were sent, as paths: they are others' business. */
    List<String> foreign(Payload atTarget, Payload lastSent) {
        List<String> paths = new ArrayList<>();
        for (String list : List.of(Payload.ADDRESSES, Payload.ATTRIBUTES)) {
            if (!incomparable.contains(list)) {
                absent(list, atTarget, lastSent).keySet().forEach(key -> paths.add(list + "[" + key + "]"));
            }
        }
        return paths;
    }

    private static Map<String, Payload> absent(String list, Payload of, Payload from) {
        String keyField = Payload.elementKey(list);
        if (keyField == null) {
            return Map.of();
        }
        Set<String> there = from.elements(list).stream()
                .map(element -> String.valueOf(element.text(keyField)))
                .collect(Collectors.toSet());
        Map<String, Payload> absent = new LinkedHashMap<>();
        for (Payload element : of.elements(list)) {
            String key = String.valueOf(element.text(keyField));
            if (!there.contains(key)) {
                absent.put(key, element);
            }
        }
        return absent;
    }
}
