package dev.customersync.job;

import dev.customersync.decision.RowDecision;
import java.util.List;

/** Decides what is to be done with the rows of a chunk. Sends nothing that changes anything. For one thread. */
@FunctionalInterface
interface Planner {
    /**
     * Decides.
     *
     * @param rows in the order in which they were read
     * @return a decision for each row that is to get an outcome now; rows that have one in this run are passed over
     * @throws dev.customersync.problem.SyncException when a look-up says that the whole run has to stop
     */
    List<RowDecision> plan(List<KeyedRow> rows);
}
