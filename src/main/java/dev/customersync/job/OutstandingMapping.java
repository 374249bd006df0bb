package dev.customersync.job;

import dev.customersync.mapping.DefaultLayout;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.References;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Maps rows of several inputs, each by its own header. */
final class OutstandingMapping implements Mapping {
    private final EntityType entity;
    private final References references;
    private final Map<Header, Mapping> byHeader = new ConcurrentHashMap<>();

    OutstandingMapping(EntityType entity, References references) {
        this.entity = entity;
        this.references = references;
    }

    @Override
    public OutstandingMapping with(References others) {
        return new OutstandingMapping(entity, others);
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
                row.header(),
                header -> DefaultLayout.bind(entity, header).mapping().with(references));
    }
}
