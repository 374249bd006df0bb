package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.References;
import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import dev.customersync.source.RowReader;
import dev.customersync.source.Source;

/**
 * One source of a run, found readable and its header sound.
 *
 * @param source opened later, perhaps after hours
 * @param mapping bound to the source's header
 * @param mappingVersion stands for all that gives a cell its meaning
 * @param digest of the source
 */
public record SyncInput(Source source, Mapping mapping, String mappingVersion, String digest) {

    /** This input, with names in its rows understood through those. */
    SyncInput with(References references) {
        return new SyncInput(source, mapping.with(references), mappingVersion, digest);
    }

    /** What the rows are. */
    public EntityType entity() {
        return mapping.entity();
    }

    RunInput toRunInput() {
        return new RunInput(entity().plural(), source.location(), digest);
    }

    /** A reader that stands before the first row. */
    public RowReader open() {
        return source.open();
    }
}
