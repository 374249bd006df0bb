package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two-letter code of a country that is given by its name in one of many languages, by its three-letter code or by its two-letter one.
 * The names are the JDK's. A name that means two countries means none.
 */
final class CountryNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "et", "lv", "lt", "pl", "cs", "sk", "hu",
            "sl", "hr", "ro", "bg", "el", "tr", "ru", "uk", "ja", "ko", "zh");

    /** What people write and CLDR, the JDK's source, does not have. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("UK", "GB"),
            Map.entry("Great Britain", "GB"),
            Map.entry("England", "GB"),
            Map.entry("Scotland", "GB"),
            Map.entry("Wales", "GB"),
            Map.entry("Northern Ireland", "GB"),
            Map.entry("United States of America", "US"),
            Map.entry("U.S.", "US"),
            Map.entry("Holland", "NL"),
            Map.entry("The Netherlands", "NL"),
            Map.entry("Czech Republic", "CZ"),
            Map.entry("Tschechische Republik", "CZ"),
            Map.entry("République tchèque", "CZ"),
            Map.entry("Republic of Ireland", "IE"),
            Map.entry("Russian Federation", "RU"),
            Map.entry("Korea, Republic of", "KR"),
            Map.entry("Republic of Korea", "KR"),
            Map.entry("Viet Nam", "VN"),
            Map.entry("Turkey", "TR"),
            Map.entry("Bundesrepublik Deutschland", "DE"),
            Map.entry("BRD", "DE"));

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    static Reading read(String text) {
        return code(text)
                .<Reading>map(Reading.Value::new)
                .orElseGet(() -> CellReaders.wrong(
                        ErrorCode.COUNTRY, "a country's name or ISO 3166-1 code, such as Germany, DEU or DE", text));
    }

    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(normalised(text)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String code : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
            Locale country = new Locale.Builder().setRegion(code).build();
            for (String language : LANGUAGES) {
                String name = normalised(country.getDisplayCountry(Locale.forLanguageTag(language)));
                String other = codes.putIfAbsent(name, code);
                if (other != null && !other.equals(code)) {
                    ambiguous.add(name);
                }
            }
        }
        codes.keySet().removeAll(ambiguous);
        ALSO.forEach((name, code) -> codes.put(normalised(name), code));
        // The codes are put last: they win over any name that looks like one.
        for (String code : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
            codes.put(normalised(new Locale.Builder().setRegion(code).build().getISO3Country()), code);
            codes.put(normalised(code), code);
        }
        return Map.copyOf(codes);
    }

    /** Without case, accents, spaces and punctuation. */
    private static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]", "");
    }
}
