package dev.customersync.job;

import dev.customersync.record.RecordKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the customers that records belong to. */
@FunctionalInterface
interface Owners {
    /** Those of the customers that records can be given to; no entry for any other. */
    Map<RecordKey, Owner> of(Set<RecordKey> customers);

    /**
     * A customer.
     *
     * @param remoteId null when it is yet to be created
     * @param isNew whether it is this run's own, so that nothing of it can have been there before
     */
    record Owner(@Nullable String remoteId, boolean isNew) {}
}
