package dev.customersync.mapping;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML scalars on one line, without quotes where none are needed. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _./()-]*");
    /** What YAML 1.1 takes for something else than a text. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private YamlText() {}

    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && text.equals(text.strip());
        return plain && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : "'" + text.replace("'", "''") + "'";
    }
}
