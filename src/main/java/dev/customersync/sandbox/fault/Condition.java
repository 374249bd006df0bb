package dev.customersync.sandbox.fault;

import dev.customersync.sandbox.wire.Call;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import org.jspecify.annotations.Nullable;

/**
 * When a rule strikes; null means any.
 *
 * @param rate probability of striking, from 0 to 1
 * @param burst how many calls in a row a strike by {@code rate} hits
 * @param nth the first call to strike, counted from 1 among those that the rule concerns
 * @param times the most strikes
 */
record Condition(
        @Nullable String method,
        @Nullable Entity entity,
        @Nullable Operation operation,
        @Nullable String referenceId,
        double rate,
        int burst,
        long nth,
        long times) {

    boolean concerns(Call call) {
        return (method == null || method.equals(call.method()))
                && (entity == null || entity == call.entity())
                && (operation == null || operation == call.operation())
                && (referenceId == null || call.referenceIds().get().contains(referenceId));
    }
}
