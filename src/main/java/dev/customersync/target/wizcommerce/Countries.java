package dev.customersync.target.wizcommerce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes back the rewriting of country codes: {@code US} is sent, {@code USA} comes back. */
final class Countries {
    private static final Map<String, String> ALPHA_2_BY_ALPHA_3 = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(
                    alpha2 -> new Locale.Builder().setRegion(alpha2).build().getISO3Country(), Function.identity()));

    private Countries() {}

    /** The two-letter code; a text that is no three-letter code is returned as it is. */
    static String alpha2(String country) {
        return ALPHA_2_BY_ALPHA_3.getOrDefault(country, country);
    }
}
