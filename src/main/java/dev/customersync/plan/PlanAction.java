package dev.customersync.plan;

import dev.customersync.outcome.Outcome;
import java.util.Locale;

/** What a sync would make of a row, or of a record that no row is left of. */
public enum PlanAction {
    CREATE('+'),
    PATCH('~'),
    /** The target holds it already, just so, and not by us: nothing is sent, and it is known from then on. */
    ADOPT('='),
    UNCHANGED('='),
    /** An earlier create got no answer. A sync first finds out what became of it. */
    IN_FLIGHT('?'),
    INVALID('!'),
    DUPLICATE('!'),
    BLOCKED('!'),
    /** Whether the target holds it could not be found out. */
    FAILED('!'),
    DELETE('-');

    private final char symbol;

    PlanAction(char symbol) {
        this.symbol = symbol;
    }

    /** The character that a line begins with. */
    char symbol() {
        return symbol;
    }

    /** As machines read it: {@code in_flight}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people: {@code in flight}. */
    String words() {
        return label().replace('_', ' ');
    }

    /** Whether somebody has to mend something first. */
    boolean isProblem() {
        return symbol == '!';
    }

    /** What leads to that outcome. */
    static PlanAction of(Outcome outcome) {
        return switch (outcome.status()) {
            case CREATED -> CREATE;
            case UPDATED -> PATCH;
            case ADOPTED -> ADOPT;
            case UNCHANGED -> UNCHANGED;
            case UNKNOWN -> IN_FLIGHT;
            case INVALID -> INVALID;
            case DUPLICATE -> DUPLICATE;
            case BLOCKED -> BLOCKED;
            case FAILED, NOT_ATTEMPTED -> FAILED;
            case DELETED, DELETE_FAILED -> DELETE;
        };
    }
}
