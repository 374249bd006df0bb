package dev.customersync.target.ecwid;

import java.util.Locale;

/** What a token may be allowed to do. */
enum Scope {
    READ_CUSTOMERS,
    CREATE_CUSTOMERS,
    UPDATE_CUSTOMERS;

    /** As Ecwid calls it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same for people: {@code read customers (scope read_customers)}. */
    String forPeople() {
        return toString().replace('_', ' ') + " (scope " + this + ")";
    }
}
