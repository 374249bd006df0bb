package dev.customersync.job;

import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.References;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;
import dev.customersync.target.Fitted;
import dev.customersync.target.Target;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** A mapping to what the target has a place for: what it has none for is neither compared nor sent. */
final class FittedMapping implements Mapping {
    private final Mapping mapping;
    private final Target target;
    private final BiConsumer<EntityType, Collection<String>> leftOut;
    private final List<RowHash> fitting;

    /**
     * @param leftOut told of what is left out of a row
     */
    FittedMapping(Mapping mapping, Target target, BiConsumer<EntityType, Collection<String>> leftOut) {
        this.mapping = mapping;
        this.target = target;
        this.leftOut = leftOut;
        String version = target.fittingVersion();
        this.fitting = version.isEmpty() ? List.of() : List.of(RowHash.of(version.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public FittedMapping with(References references) {
        return new FittedMapping(mapping.with(references), target, leftOut);
    }

    @Override
    public EntityType entity() {
        return mapping.entity();
    }

    @Override
    public RecordKey key(Row row) {
        return mapping.key(row);
    }

    /** With the target's fitting in it, so that rows are compared anew when that changes. */
    @Override
    public RowHash hash(Row row) {
        return mapping.hash(row).with(fitting);
    }

    @Override
    public Mapped map(Row row) {
        Mapped mapped = mapping.map(row);
        if (!(mapped instanceof Mapped.Valid valid)) {
            return mapped;
        }
        Fitted fitted = target.fit(valid.record());
        if (!fitted.leftOut().isEmpty()) {
            leftOut.accept(entity(), fitted.leftOut());
        }
        return new Mapped.Valid(fitted.record());
    }
}
