package dev.customersync.sandbox.fault;

import dev.customersync.sandbox.fault.FaultRules.Tally;
import dev.customersync.sandbox.wire.Call;
import java.util.Random;

/** A rule in force: it counts. */
final class ArmedRule {
    private final FaultRule rule;
    private final Random random;
    private long concerned;
    private long struck;
    private int burstLeft;

    ArmedRule(FaultRule rule, long seed) {
        this.rule = rule;
        this.random = new Random(seed);
    }

    FaultRule rule() {
        return rule;
    }

    boolean concerns(Call call) {
        return rule.kind().concerns(call.operation()) && rule.condition().concerns(call);
    }

    /**
     * Counts a call.
     *
     * @param free whether no other rule has struck it
     */
    synchronized boolean strikes(boolean free) {
        concerned++;
        Condition condition = rule.condition();
        // Drawn for each call, so that what one rule does never shifts the sequence of another.
        boolean drawn = random.nextDouble() < condition.rate();
        if (!free || struck >= condition.times() || concerned < condition.nth()) {
            return false;
        }
        if (burstLeft > 0) {
            burstLeft--;
        } else if (drawn) {
            burstLeft = condition.burst() - 1;
        } else {
            return false;
        }
        struck++;
        return true;
    }

    synchronized Tally tally() {
        return new Tally(rule.text(), concerned, struck);
    }
}
