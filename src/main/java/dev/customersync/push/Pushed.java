package dev.customersync.push;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import java.time.Instant;

/** How the push of one row ended. */
sealed interface Pushed {

    /** There is an outcome. */
    record Done(Result result) implements Pushed {}

    /**
     * A create whose fate is unclear.
     *
     * @param sends how often it was sent so far
     * @param lastSent when it was sent last
     */
    record Unclear(RowDecision row, Decision.Create create, CallFailedException failure, int sends, Instant lastSent)
            implements Pushed {}

    /** The target does not hold the record any more, and it is to be created again. */
    record Gone(RowDecision row, Decision.Patch patch) implements Pushed {}

    /**
     * The run has to stop, and the row has no outcome.
     *
     * @param unsent whether it is certain that this attempt did not reach the target, or was turned away with all others
     */
    record Stopped(RowDecision row, RuntimeException reason, boolean unsent) implements Pushed {}
}
