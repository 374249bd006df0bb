package dev.customersync.job;

import dev.customersync.decision.RowDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows read one after another, and what is to be done with them.
 *
 * @param decided null when deciding failed
 * @param failure why it failed; null when it did not
 */
record PlannedChunk(
        RowChunk chunk,
        @Nullable List<RowDecision> decided,
        @Nullable RuntimeException failure) {

    /** Decides on the rows; what goes wrong is kept, since only who carries the chunk out can say which rows are left for it. */
    static PlannedChunk of(RowChunk chunk, Planner planner) {
        try {
            return new PlannedChunk(chunk, planner.plan(chunk.rows()), null);
        } catch (RuntimeException e) {
            return new PlannedChunk(chunk, null, e);
        }
    }

    List<KeyedRow> rows() {
        return chunk.rows();
    }

    /**
     * As {@link Planner#plan} gives them.
     *
     * @throws RuntimeException what that threw
     */
    List<RowDecision> decisions() {
        if (decided == null) {
            throw failure == null ? new IllegalStateException("Neither decided nor failed") : failure;
        }
        return decided;
    }
}
