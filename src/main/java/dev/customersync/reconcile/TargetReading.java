package dev.customersync.reconcile;

import dev.customersync.http.RequestTotals;
import dev.customersync.progress.Pace;
import dev.customersync.progress.Progress;
import dev.customersync.progress.Total;
import dev.customersync.run.RunStoppedException;
import dev.customersync.target.Target;
import java.util.function.BooleanSupplier;

/** Reads all that the target holds. */
final class TargetReading {
    private final Target target;
    private final Progress progress;
    private final BooleanSupplier stopping;

    /**
     * @param progress told how many customers were read
     */
    TargetReading(Target target, Progress progress, BooleanSupplier stopping) {
        this.target = target;
        this.progress = progress;
        this.stopping = stopping;
    }

    /**
     * Reads it into the staging tables.
     *
     * @param name of the target in the sync state, which knows about how much is there
     * @throws RunStoppedException when the command was asked to end
     */
    RemoteSnapshot read(Staging staging, String name, boolean withContacts) {
        RemoteSnapshot snapshot = new RemoteSnapshot(staging);
        long known = snapshot.knownCustomers(name);
        Total total = known == 0 ? Total.UNKNOWN : new Total(known, true);
        double fullRate = target.requests().ratePerSecond();
        try (Progress.Stretch stretch =
                progress.begin("customers at the target", () -> total, 0, () -> pace(fullRate))) {
            target.list(withContacts, customer -> {
                if (stopping.getAsBoolean()) {
                    throw new RunStoppedException();
                }
                snapshot.add(customer);
                stretch.advance(1);
            });
        }
        snapshot.complete(name);
        return snapshot;
    }

    private Pace pace(double fullRate) {
        RequestTotals totals = target.requests();
        return new Pace(totals.ratePerSecond(), fullRate, totals.throttledTime());
    }
}
