package dev.customersync.target.ecwid;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Composes a contact's note, the only place that Ecwid has for a name and a designation.
 *
 * <p>A pattern is a text with fields of a contact in braces, {@code {designation}} or {@code {attribute:NAME}}. What a field that
 * says nothing leaves behind, such as a comma at the end, is taken away.
 */
final class ContactNote {
    static final String DEFAULT_PATTERN = "{first_name} {last_name}, {designation}";

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BEFORE_MARK = Pattern.compile(" +([,;:.])");
    private static final Pattern DANGLING = Pattern.compile("^[\\s,;:/-]+|[\\s,;:/(-]+$|\\(\\s*\\)");

    private final String pattern;
    private final Set<String> fields;

    private ContactNote(String pattern, Set<String> fields) {
        this.pattern = pattern;
        this.fields = fields;
    }

    /**
     * The note of that pattern.
     *
     * @throws IllegalArgumentException when it names what is no field, with what was expected
     */
    static ContactNote of(String pattern) {
        Set<String> fields = new HashSet<>();
        Matcher places = PLACE.matcher(pattern);
        Set<String> known = EntityType.CONTACT.fields().stream()
                .map(FieldDefinition::name)
                .filter(name -> !name.equals("is_default"))
                .collect(Collectors.toSet());
        while (places.find()) {
            String field = places.group(1);
            boolean attribute =
                    field.startsWith(ExtraField.ATTRIBUTE) && field.length() > ExtraField.ATTRIBUTE.length();
            if (!known.contains(field) && !attribute) {
                throw new IllegalArgumentException("expected in braces "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + " or attribute:NAME, found \""
                        + field + "\"");
            }
            fields.add(field);
        }
        return new ContactNote(pattern, Set.copyOf(fields));
    }

    /** Whether that field, or {@code attribute:NAME}, is a part of it. */
    boolean names(String field) {
        return fields.contains(field);
    }

    boolean namesAnAttribute() {
        return fields.stream().anyMatch(field -> field.startsWith(ExtraField.ATTRIBUTE));
    }

    /** The note; empty when there is nothing to say. */
    String of(Payload contact) {
        String text = PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(value(contact, String.valueOf(place.group(1)))));
        String line = BEFORE_MARK.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("$1");
        return DANGLING.matcher(line).replaceAll("").strip();
    }

    private static String value(Payload contact, String field) {
        if (field.startsWith(ExtraField.ATTRIBUTE)) {
            String name = field.substring(ExtraField.ATTRIBUTE.length());
            return contact.elements(Payload.ATTRIBUTES).stream()
                    .filter(each -> name.equals(each.text("name")))
                    .map(each -> Objects.requireNonNullElse(each.text("value"), ""))
                    .findFirst()
                    .orElse("");
        }
        return Objects.requireNonNullElse(contact.text(field), "").strip();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
