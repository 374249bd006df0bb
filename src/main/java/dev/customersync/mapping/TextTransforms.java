package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Transforms that need no knowledge of the world. */
final class TextTransforms {
    /** Of a value table: stands for every value that it does not list; as a result, for that value itself. */
    static final String ANY = "*";

    /** The first letter of a word, with what O'Malley and d'Angelo have before it. */
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’])(\\p{L}['’])?\\p{L}");

    private static final int MAX_LISTED = 10;

    private TextTransforms() {}

    static Transform of(UnaryOperator<String> change) {
        return text -> new Reading.Value(change.apply(text));
    }

    static Transform byDefault(String value) {
        return new Default(value);
    }

    private record Default(String value) implements Transform {
        @Override
        public boolean fillsBlanks() {
            return true;
        }

        @Override
        public Reading apply(String text) {
            return new Reading.Value(text.isEmpty() ? value : text);
        }
    }

    static String title(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(word -> upper(word).replace("$", "\\$"));
    }

    private static String upper(MatchResult word) {
        return word.group().toUpperCase(Locale.ROOT);
    }

    /**
     * @param part which one, from 1; from the end when negative. Without that many, nothing is left.
     */
    static Transform split(String separator, int part) {
        Pattern literal = Pattern.compile(separator, Pattern.LITERAL);
        return of(text -> {
            String[] parts = literal.split(text, -1);
            int index = part > 0 ? part - 1 : parts.length + part;
            return index >= 0 && index < parts.length ? parts[index].strip() : "";
        });
    }

    static Transform replace(Pattern pattern, String with) {
        return of(text -> pattern.matcher(text).replaceAll(with));
    }

    static Transform table(Map<String, String> values) {
        String expected = expectedOf(values);
        return text -> {
            String value = values.getOrDefault(text, values.get(ANY));
            if (value == null) {
                return CellReaders.wrong(ErrorCode.NOT_IN_TABLE, expected, text);
            }
            return new Reading.Value(value.equals(ANY) ? text : value);
        };
    }

    private static String expectedOf(Map<String, String> values) {
        List<String> known = new TreeSet<>(values.keySet()).stream().toList();
        String listed = String.join(", ", known.subList(0, Math.min(known.size(), MAX_LISTED)));
        return "one of the map's " + known.size() + " values (" + listed + (known.size() > MAX_LISTED ? ", …)" : ")");
    }
}
