package dev.customersync.job;

import dev.customersync.run.Ownership;
import dev.customersync.run.Run;
import dev.customersync.run.Runs;
import dev.customersync.run.TargetLock;

/** A run is this process's as long as it holds the target's lock and the run bears its token. */
record RunOwnership(TargetLock lock, Runs runs, Run run) implements Ownership {
    @Override
    public void await() {
        lock.awaitHeld();
    }

    @Override
    public void require() {
        runs.requireOwner(run.id(), run.owner());
    }
}
