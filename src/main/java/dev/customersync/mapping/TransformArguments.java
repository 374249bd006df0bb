package dev.customersync.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a profile gives a transform to work with. */
final class TransformArguments {
    private final YamlValue place;
    private final @Nullable YamlValue value;
    private final Map<String, YamlValue> options;

    /**
     * @param place where mistakes are noted that have no place of their own
     * @param value null when only the transform's name is there
     * @param allowed the options' names; none when the value is not a map of options
     */
    TransformArguments(YamlValue place, @Nullable YamlValue value, Collection<String> allowed) {
        this.place = place;
        this.value = value;
        this.options = allowed.isEmpty() || value == null ? Map.of() : value.entries("an option", allowed);
    }

    /** The value itself, as a text. */
    Optional<String> text() {
        return value == null ? Optional.empty() : value.text();
    }

    /** The value itself, as a table of texts. */
    Optional<Map<String, String>> table() {
        if (value == null) {
            return Optional.empty();
        }
        Map<String, YamlValue> entries = value.entries();
        Map<String, String> table = new LinkedHashMap<>();
        entries.forEach((key, entry) -> entry.text().ifPresent(text -> table.put(key, text)));
        if (value.isMap() && entries.isEmpty()) {
            value.expected("a map of values", "an empty one");
        }
        return !table.isEmpty() && table.size() == entries.size() ? Optional.of(table) : Optional.empty();
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<YamlValue> required(String option) {
        YamlValue found = options.get(option);
        if (found == null && (value == null || value.isMap())) {
            place.expected("the option " + option, "none");
        }
        return Optional.ofNullable(found);
    }

    Optional<String> requiredText(String option) {
        return required(option).flatMap(YamlValue::text);
    }

    /** The option's text; the other one when it is not given. */
    Optional<String> textOr(String option, String otherwise) {
        YamlValue found = options.get(option);
        return found == null ? Optional.of(otherwise) : found.text();
    }

    List<String> requiredTexts(String option) {
        List<String> texts = new ArrayList<>();
        required(option).map(YamlValue::items).orElse(List.of()).forEach(item -> item.text()
                .ifPresent(texts::add));
        return texts;
    }

    /** Notes that what is given makes no sense. */
    void refuse(String expected, @Nullable String found) {
        place.expected(expected, String.valueOf(found));
    }
}
