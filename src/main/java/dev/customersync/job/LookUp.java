package dev.customersync.job;

import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.push.RemoteLookUp.Wanted;
import java.util.Collection;

/** Finds out which records the target holds of those that are not known. */
@FunctionalInterface
interface LookUp {
    /**
     * Looks all of these up.
     *
     * @throws dev.customersync.problem.SyncException when the whole run has to stop
     */
    Findings find(Collection<Wanted> wanted);
}
