package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.missing.MissingRecord;
import dev.customersync.missing.MissingRecords;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Gives the missing records to a step, once a guard has let them pass. After a restart it begins anew, since what was done is not
 * missing any more.
 */
final class MissingReader implements ItemStreamReader<MissingRecord> {
    private final MissingRecords records;
    private final Supplier<List<EntityType>> ready;
    private final Outage outage;
    private final Queue<MissingRecord> page = new ArrayDeque<>();
    private Iterator<EntityType> entities = Collections.emptyIterator();
    private @Nullable EntityType entity;
    private @Nullable RecordKey last;

    /**
     * @param ready asked before the first one is given for the entities whose missing records are wanted, in their order; what it throws
     *     ends the step
     */
    MissingReader(MissingRecords records, Supplier<List<EntityType>> ready, Outage outage) {
        this.records = records;
        this.ready = ready;
        this.outage = outage;
    }

    @Override
    public void open(ExecutionContext context) {
        entities = outage.outlast(ready).iterator();
        nextEntity();
    }

    private void nextEntity() {
        entity = entities.hasNext() ? entities.next() : null;
        last = null;
    }

    @Override
    public @Nullable MissingRecord read() {
        while (page.isEmpty() && entity != null) {
            readPage(entity);
        }
        return page.poll();
    }

    private void readPage(EntityType of) {
        RecordKey after = last;
        MissingRecords.Page next = outage.outlast(() -> records.page(of, after));
        page.addAll(next.missing());
        last = next.last();
        if (last == null) {
            nextEntity();
        }
    }
}
