package dev.customersync.monitor;

import dev.customersync.http.RequestTotals;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.run.RequestCounts;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A run that is under way, asked from time to time by a thread of the metrics' own.
 *
 * @param rows how many rows of the run ended how so far
 * @param requests what this process asked of the target so far
 * @param before what earlier processes of the run asked
 */
public record Progress(
        long runId,
        Supplier<Map<EntityType, Map<Status, Long>>> rows,
        Supplier<RequestTotals> requests,
        RequestCounts before) {}
