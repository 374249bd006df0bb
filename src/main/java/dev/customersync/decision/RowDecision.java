package dev.customersync.decision;

import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;
import java.util.List;

/**
 * A row and what is to be done with it.
 *
 * @param key as the row gives it; parts of it are empty when the row does not give them, which makes the row invalid
 * @param addresses of a customer, rows of their own that are part of what is decided: each gets its outcome with the customer's
 * @param ownRow false when a customer is changed by address rows alone: {@code row} is the first of these, and only they get
 *     outcomes
 */
public record RowDecision(Row row, RecordKey key, Decision decision, List<AddressRow> addresses, boolean ownRow) {
    /** A row by itself. */
    public RowDecision(Row row, RecordKey key, Decision decision) {
        this(row, key, decision, List.of(), true);
    }

    /**
     * A customer that no row of its own is read of.
     *
     * @param addresses at least one
     */
    public static RowDecision ofAddresses(RecordKey customer, Decision decision, List<AddressRow> addresses) {
        return new RowDecision(addresses.get(0).row(), customer, decision, addresses, false);
    }

    /** Another decision on the same rows. */
    public RowDecision with(Decision other) {
        return new RowDecision(row, key, other, addresses, ownRow);
    }
}
