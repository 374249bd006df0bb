package dev.customersync.job;

import dev.customersync.problem.Problem;
import dev.customersync.source.Position;
import java.util.List;
import java.util.Map;

/** Finds rows that must not be sent, whatever they say. */
@FunctionalInterface
interface RowCheck {
    /** Finds none. */
    RowCheck NONE = rows -> Map.of();

    /** What is wrong with those of the chunk, by their positions; at most one query. */
    Map<Position, Problem> problems(List<KeyedRow> rows);
}
