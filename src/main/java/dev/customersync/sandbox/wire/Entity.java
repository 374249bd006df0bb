package dev.customersync.sandbox.wire;

import java.util.Arrays;
import java.util.Optional;

/** What a call is about. */
public enum Entity {
    CUSTOMER("customer", "customers"),
    CONTACT("contact", "contacts"),
    ADDRESS("address", "addresses"),
    SALES_REP("sales-rep", "sales-reps"),
    PRICE_LIST("price-list", "price-lists"),
    ATTRIBUTE("attribute", "attributes");

    private final String word;
    private final String plural;

    Entity(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** As a fault rule names it, such as {@code sales-rep}. */
    public String word() {
        return word;
    }

    /** As a path names it, such as {@code sales-reps}. */
    public String plural() {
        return plural;
    }

    public static Optional<Entity> ofPlural(String plural) {
        return Arrays.stream(values()).filter(e -> e.plural.equals(plural)).findFirst();
    }
}
