package dev.customersync.reconcile;

import dev.customersync.run.RunStoppedException;
import dev.customersync.target.Target;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Reads all that the target holds. */
final class TargetReading {
    private final Target target;
    private final BooleanSupplier stopping;

    TargetReading(Target target, BooleanSupplier stopping) {
        this.target = target;
        this.stopping = stopping;
    }

    /**
     * Reads it into the staging tables.
     *
     * @param progress told after each customer how many there were
     * @throws RunStoppedException when the command was asked to end
     */
    RemoteSnapshot read(Staging staging, boolean withContacts, LongConsumer progress) {
        RemoteSnapshot snapshot = new RemoteSnapshot(staging);
        AtomicLong read = new AtomicLong();
        target.list(withContacts, customer -> {
            if (stopping.getAsBoolean()) {
                throw new RunStoppedException();
            }
            snapshot.add(customer);
            progress.accept(read.incrementAndGet());
        });
        return snapshot;
    }
}
