package dev.customersync.job;

import dev.customersync.mapping.DefaultLayout;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Maps rows of several inputs, each by its own header: as an input of this run says, else by the default layout. */
final class OutstandingMapping implements Mapping {
    private final EntityType entity;
    private final Map<Header, Mapping> byHeader = new ConcurrentHashMap<>();

    /**
     * @param inputs of this run; those of other entities do not matter
     */
    OutstandingMapping(EntityType entity, List<SyncInput> inputs) {
        this.entity = entity;
        inputs.stream()
                .filter(input -> input.entity() == entity)
                .forEach(input -> byHeader.put(input.header(), input.mapping()));
    }

    @Override
    public EntityType entity() {
        return entity;
    }

    @Override
    public RecordKey key(Row row) {
        return of(row).key(row);
    }

    @Override
    public RowHash hash(Row row) {
        return of(row).hash(row);
    }

    @Override
    public Mapped map(Row row) {
        return of(row).map(row);
    }

    private Mapping of(Row row) {
        return byHeader.computeIfAbsent(
                row.header(), header -> DefaultLayout.bind(entity, header).mapping());
    }
}
