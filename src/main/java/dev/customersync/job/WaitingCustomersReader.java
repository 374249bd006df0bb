package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.source.Row;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Gives a step one address row of each customer whose addresses are still without an outcome; the rows were counted when they were
 * staged. After a restart it begins anew, since what was done does not wait any more.
 */
final class WaitingCustomersReader implements CountingReader {
    private static final int PAGE = 1_000;

    private final long runId;
    private final StagedAddresses staged;
    private final Outage outage;
    private final Queue<StagedAddress> page = new ArrayDeque<>();
    private String last = "";

    WaitingCustomersReader(long runId, StagedAddresses staged, Outage outage) {
        this.runId = runId;
        this.staged = staged;
        this.outage = outage;
    }

    @Override
    public @Nullable Row read() {
        if (page.isEmpty()) {
            page.addAll(outage.outlast(() -> staged.customersWaiting(runId, last, PAGE)));
        }
        StagedAddress next = page.poll();
        if (next == null) {
            return null;
        }
        last = next.key().customerReferenceId();
        return next.row();
    }

    @Override
    public long rowsRead() {
        return 0;
    }
}
