package dev.customersync.mapping;

import dev.customersync.source.csv.CsvDialect;
import dev.customersync.source.csv.CsvDialect.Quote;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code csv} part of a profile. */
final class DialectParser {
    static final List<String> KEYS = List.of("encoding", "delimiter", "quote", "header-line", "trim");

    private static final Map<String, Character> NAMED_DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');
    private static final String NO_DELIMITER = "\"'\r\n\0";

    private DialectParser() {}

    static CsvDialect parse(@Nullable YamlValue csv) {
        if (csv == null) {
            return CsvDialect.DETECTED;
        }
        Map<String, YamlValue> keys = csv.entries("a key of csv", KEYS);
        return new CsvDialect(
                get(keys, "encoding").flatMap(DialectParser::charset).orElse(null),
                get(keys, "delimiter").flatMap(DialectParser::delimiter).orElse(null),
                get(keys, "quote").flatMap(DialectParser::quote).orElse(null),
                get(keys, "header-line").flatMap(line -> line.wholeNumber(1)).orElse(null),
                get(keys, "trim")
                        .flatMap(trim -> trim.oneOf(List.of("true", "false")))
                        .map(Boolean::valueOf)
                        .orElse(true));
    }

    private static Optional<YamlValue> get(Map<String, YamlValue> keys, String key) {
        return Optional.ofNullable(keys.get(key));
    }

    private static Optional<Charset> charset(YamlValue value) {
        Optional<String> name = value.name();
        try {
            return name.map(Charset::forName);
        } catch (IllegalArgumentException e) {
            value.expected("an encoding such as UTF-8, windows-1252 or ISO-8859-1");
            return Optional.empty();
        }
    }

    private static Optional<Character> delimiter(YamlValue value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (NAMED_DELIMITERS.containsKey(text.get())) {
            return text.map(NAMED_DELIMITERS::get);
        }
        if (text.get().length() == 1 && NO_DELIMITER.indexOf(text.get().charAt(0)) < 0) {
            return text.map(single -> single.charAt(0));
        }
        value.expected("one character, or comma, semicolon, tab or bar");
        return Optional.empty();
    }

    private static Optional<Quote> quote(YamlValue value) {
        List<String> names = Arrays.stream(Quote.values())
                .map(quote -> quote.name().toLowerCase(Locale.ROOT))
                .toList();
        return value.oneOf(names).map(name -> Quote.valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
