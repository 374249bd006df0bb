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
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells how far a run is: a stretch of work an entity, from the first of its rows that has an outcome on. Thread-safe. */
final class RunProgress implements AutoCloseable {
    private final Progress progress;
    private final Function<EntityType, Total> totals;
    private final Function<EntityType, OptionalLong> done;
    private final Supplier<RequestTotals> requests;
    private final double fullRate;
    private final Map<EntityType, Progress.Stretch> stretches = new EnumMap<>(EntityType.class);

    /**
     * @param totals how many rows of an entity there are; asked once at most for each that has any
     * @param done how many rows of an entity have an outcome by now, those of earlier processes included; asked once at most for each
     *     when the first of them is recorded, since many take a while to count. Empty when it cannot be found out
     * @param requests what was asked of the target; it goes at its full rate yet
     */
    RunProgress(
            Progress progress,
            Function<EntityType, Total> totals,
            Function<EntityType, OptionalLong> done,
            Supplier<RequestTotals> requests) {
        this.progress = progress;
        this.totals = totals;
        this.done = done;
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
            long byNow = done.apply(entity).orElse(rows);
            stretches.put(entity, progress.begin(entity.plural(), () -> totals.apply(entity), byNow, this::pace));
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
