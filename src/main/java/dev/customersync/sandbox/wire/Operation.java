package dev.customersync.sandbox.wire;

import java.util.Locale;

/** What a call wants, whatever HTTP method it uses for it. */
public enum Operation {
    LIST,
    GET,
    CREATE,
    UPDATE,
    DELETE;

    /** As a fault rule names it, such as {@code create}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean writes() {
        return this == CREATE || this == UPDATE || this == DELETE;
    }
}
