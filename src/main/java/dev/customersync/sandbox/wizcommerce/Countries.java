package dev.customersync.sandbox.wizcommerce;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Countries come in with two letters and go out with three. */
final class Countries {
    private static final Map<String, String> THREE_LETTERS = Set.of(Locale.getISOCountries()).stream()
            .collect(Collectors.toUnmodifiableMap(
                    two -> two,
                    two -> new Locale.Builder().setRegion(two).build().getISO3Country()));

    private Countries() {}

    static Optional<String> threeLetters(String twoLetters) {
        return Optional.ofNullable(THREE_LETTERS.get(twoLetters));
    }
}
