package dev.customersync.push;

import dev.customersync.outcome.Outcome;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.state.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A row's outcome and what it means for the sync state; both are written in one transaction.
 *
 * @param effect null when the state stays as it is
 */
record Result(Outcome outcome, @Nullable StateEffect effect) {

    /** What a row's outcome does to the state of its record. */
    sealed interface StateEffect {}

    /** The target is known to hold this. */
    record Save(StateChange change) implements StateEffect {}

    /** The record is known not to have been created. */
    record Withdraw(RecordKey key) implements StateEffect {}

    /** Another row says the same. */
    record KeepHash(RecordKey key, RowHash hash) implements StateEffect {}
}
