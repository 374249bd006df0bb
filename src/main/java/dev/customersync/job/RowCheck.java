package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.problem.Problem;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Map;

/** Finds rows that must not be sent, whatever they say. */
@FunctionalInterface
interface RowCheck {
    /** Finds none. */
    RowCheck NONE = (rows, mapping) -> Map.of();

    /** What is wrong with those of the chunk, by their positions; at most one query. */
    Map<Position, Problem> problems(List<Row> rows, Mapping mapping);
}
