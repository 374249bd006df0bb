package dev.customersync.job;

import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.Mappings;
import dev.customersync.mapping.References;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Maps rows of several inputs, each by its own header. */
final class OutstandingMapping implements Mapping {
    private final EntityType entity;
    private final Mappings mappings;
    private final Map<Header, Mapping> byHeader = new ConcurrentHashMap<>();

    /**
     * @param mappings of this run; a row that an earlier run has read with another profile may not fit
     */
    OutstandingMapping(EntityType entity, Mappings mappings) {
        this.entity = entity;
        this.mappings = mappings;
    }

    @Override
    public OutstandingMapping with(References references) {
        return new OutstandingMapping(entity, mappings.with(references));
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
        return byHeader.computeIfAbsent(row.header(), this::bind);
    }

    private Mapping bind(Header header) {
        try {
            return mappings.bind(entity, header).mapping();
        } catch (SyncException e) {
            return new Unfit(entity, e);
        }
    }

    /** Says of every row that it needs the profile that it was read with. */
    private record Unfit(EntityType entity, SyncException cause) implements Mapping {
        @Override
        public Unfit with(References references) {
            return this;
        }

        @Override
        public RecordKey key(Row row) {
            return new RecordKey(entity, "", "");
        }

        @Override
        public RowHash hash(Row row) {
            return RowHash.of(new byte[RowHash.LENGTH]);
        }

        @Override
        public Mapped map(Row row) {
            String message = "expected the mapping profile that the row was read with, found none that fits: ";
            return new Mapped.Invalid(List.of(new Problem(ErrorCode.PROFILE, "", message + cause.getMessage())));
        }
    }
}
