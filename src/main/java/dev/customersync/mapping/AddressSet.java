package dev.customersync.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the addresses that a customer's row may hold: what the names of its columns begin with.
 *
 * @param name {@code billing}, {@code shipping}, {@code address_1}…
 * @param type the address's type, which the name implies; null when the set has a column for it
 * @param keySuffix what follows the customer's key in that of an address that has none of its own
 * @param order sets come in this order
 */
record AddressSet(String name, @Nullable String type, String keySuffix, int order) {
    /** Those that any layout knows. */
    static final List<AddressSet> OF_A_TYPE = List.of(
            new AddressSet("billing", "billing", "-billing", -2),
            new AddressSet("shipping", "shipping", "-shipping", -1));

    private static final Pattern NUMBERED = Pattern.compile("address_([1-9][0-9]{0,3})[_.](.+)");

    /** The numbered sets ({@code address_1_city}, in a profile {@code address_1.city}) that these names speak of. */
    static List<AddressSet> numberedIn(Collection<String> names) {
        return names.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .distinct()
                .map(AddressSet::numbered)
                .sorted(Comparator.comparingInt(AddressSet::order))
                .toList();
    }

    static AddressSet numbered(int number) {
        return new AddressSet("address_" + number, null, "-address-" + number, number);
    }

    /** Whether the address has to say itself of which type it is. */
    boolean isNumbered() {
        return type == null;
    }
}
