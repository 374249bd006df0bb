package dev.customersync.push;

import dev.customersync.decision.RowDecision;
import dev.customersync.outcome.Outcome;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.state.StateChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row's outcome, those of the address rows that went with it, and what it means for the sync state; all are written in one
 * transaction.
 *
 * @param outcomes at least one
 * @param effect null when the state stays as it is
 */
record Result(List<Outcome> outcomes, @Nullable StateEffect effect) {
    /** The result of that decision, whose own row came to that outcome. */
    static Result of(RowDecision decision, Outcome outcome, @Nullable StateEffect effect) {
        if (decision.addresses().isEmpty()) {
            return new Result(List.of(outcome), effect);
        }
        List<Outcome> outcomes = new ArrayList<>(decision.ownRow() ? List.of(outcome) : List.of());
        outcomes.addAll(AddressOutcomes.of(decision, outcome, effect));
        return new Result(List.copyOf(outcomes), effect);
    }

    /** Any of the outcomes: where one is recorded, all are. */
    Outcome anyOutcome() {
        return outcomes.get(0);
    }

    /** What a row's outcome does to the state of its record. */
    sealed interface StateEffect {}

    /** What the target is known to hold now. */
    sealed interface Held extends StateEffect {
        StateChange change();
    }

    /** The target holds what was announced. */
    record Arrive(StateChange change) implements Held {}

    /** The target holds this, whatever was known before. */
    record Save(StateChange change) implements Held {}

    /** The record is known not to have been created. */
    record Withdraw(RecordKey key) implements StateEffect {}

    /** The record was deleted, and what belonged to it with it. */
    record Forget(RecordKey key) implements StateEffect {}

    /** Another row says the same. */
    record KeepHash(RecordKey key, RowHash hash) implements StateEffect {}
}
