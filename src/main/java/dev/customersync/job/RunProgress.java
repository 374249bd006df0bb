package dev.customersync.job;

import dev.customersync.http.RequestTotals;
import dev.customersync.outcome.Outcome;
import dev.customersync.progress.Pace;
import dev.customersync.progress.Progress;
import dev.customersync.progress.Total;
import dev.customersync.record.EntityType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells how far a run is: a stretch of work an entity, from the first of its rows that has an outcome on. Thread-safe. */
final class RunProgress implements AutoCloseable {
    private final Progress progress;
    private final Function<EntityType, Total> totals;
    private final Map<EntityType, Long> before;
    private final Supplier<RequestTotals> requests;
    private final double fullRate;
    private final Map<EntityType, Progress.Stretch> stretches = new EnumMap<>(EntityType.class);

    /**
     * @param totals how many rows of an entity there are; asked once at most for each that has any
     * @param before how many rows of each have an outcome already, when the run is gone on with
     */
    RunProgress(
            Progress progress,
            Function<EntityType, Total> totals,
            Map<EntityType, Long> before,
            Supplier<RequestTotals> requests) {
        this.progress = progress;
        this.totals = totals;
        this.before = before;
        this.requests = requests;
        // Nothing has been throttled yet, so what is allowed now is all that is ever allowed.
        this.fullRate = requests.get().ratePerSecond();
    }

    /** These outcomes are in the ledger. */
    synchronized void recorded(List<Outcome> outcomes) {
        outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::entity, Collectors.counting()))
                .forEach(this::recorded);
    }

    private void recorded(EntityType entity, long rows) {
        Progress.Stretch stretch = stretches.get(entity);
        if (stretch == null) {
            // The first rows tell nothing of the speed: when they were begun is not known.
            long done = before.getOrDefault(entity, 0L) + rows;
            stretches.put(entity, progress.begin(entity.plural(), () -> totals.apply(entity), done, this::pace));
        } else {
            stretch.advance(rows);
        }
    }

    private Pace pace() {
        RequestTotals totals = requests.get();
        return new Pace(totals.ratePerSecond(), fullRate, totals.throttledTime());
    }

    @Override
    public synchronized void close() {
        stretches.values().forEach(Progress.Stretch::close);
        stretches.clear();
    }
}
