package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.References;
import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import dev.customersync.source.RowReader;
import dev.customersync.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * One source of a run, found readable and its header sound.
 *
 * @param source opened later, perhaps after hours
 * @param mapping bound to the source's header
 * @param mappingVersion stands for all that gives a cell its meaning
 * @param digest of the source
 * @param mark what is remembered when its rows are done, so that the next run reads what changed since; null for nothing
 */
public record SyncInput(
        Source source,
        Mapping mapping,
        String mappingVersion,
        SourceDigest digest,
        @Nullable ReadMark mark) {

    /** This input, with names in its rows understood through those. */
    SyncInput with(References references) {
        return new SyncInput(source, mapping.with(references), mappingVersion, digest, mark);
    }

    /** What the rows are. */
    public EntityType entity() {
        return mapping.entity();
    }

    RunInput toRunInput() {
        return new RunInput(entity().plural(), source.location(), digest.value());
    }

    /** A reader that stands before the first row. */
    public RowReader open() {
        return source.open();
    }
}
