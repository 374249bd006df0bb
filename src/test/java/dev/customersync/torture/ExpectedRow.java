package dev.customersync.torture;

import java.util.Map;

/**
 * A row of an input file and what must become of it.
 *
 * @param owner reference_id of the customer that a contact belongs to; empty for a customer
 * @param cells by column
 */
record ExpectedRow(boolean customer, long line, String owner, String key, Fate fate, Map<String, String> cells) {

    /** How a row must end once nothing is in its way. */
    enum Fate {
        /** The target holds it. */
        HELD,
        INVALID,
        DUPLICATE,
        BLOCKED
    }

    String entity() {
        return customer ? "customer" : "contact";
    }

    boolean isHeld() {
        return fate == Fate.HELD;
    }
}
