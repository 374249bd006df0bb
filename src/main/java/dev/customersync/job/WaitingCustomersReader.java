package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Gives a step one address row of each customer whose addresses are still without an outcome; the rows were counted when they were
 * staged. After a restart it begins anew, since what was done does not wait any more.
 */
final class WaitingCustomersReader implements CountingReader {
    private static final int PAGE = 5_000;

    private final long runId;
    private final StagedAddresses staged;
    private final Outage outage;
    private final Queue<StagedAddress> customers = new ArrayDeque<>();
    private @Nullable RecordKey lastLookedAt;
    private @Nullable RecordKey lastCustomer;

    WaitingCustomersReader(long runId, StagedAddresses staged, Outage outage) {
        this.runId = runId;
        this.staged = staged;
        this.outage = outage;
    }

    @Override
    public void open(ExecutionContext context) {
        outage.outlast(staged::refreshStatistics);
    }

    @Override
    public @Nullable Row read() {
        boolean more = true;
        while (customers.isEmpty() && more) {
            RecordKey after = lastLookedAt;
            StagedAddresses.Page page = outage.outlast(() -> staged.page(runId, after, PAGE));
            page.waiting().forEach(this::addCustomer);
            more = page.last() != null;
            lastLookedAt = more ? page.last() : after;
        }
        StagedAddress next = customers.poll();
        return next == null ? null : next.row();
    }

    private void addCustomer(StagedAddress address) {
        RecordKey customer = address.key().owner();
        if (!customer.equals(lastCustomer)) {
            customers.add(address);
            lastCustomer = customer;
        }
    }

    @Override
    public long rowsRead() {
        return 0;
    }
}
