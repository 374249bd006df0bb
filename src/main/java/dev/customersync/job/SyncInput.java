package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.References;
import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvSource;

/**
 * One file of a run, found readable and its header sound.
 *
 * @param file its way of writing known and its state remembered: it is opened later, perhaps after hours
 * @param mapping bound to the file's header
 * @param mappingVersion stands for all that gives a cell its meaning
 * @param digest SHA-256 of the file's bytes, in hex
 */
public record SyncInput(CsvSource file, Mapping mapping, String mappingVersion, String digest) {

    /** This input, with names in its rows understood through those. */
    SyncInput with(References references) {
        return new SyncInput(file, mapping.with(references), mappingVersion, digest);
    }

    /** What the rows are. */
    public EntityType entity() {
        return mapping.entity();
    }

    /** What a run remembers of it. */
    public RunInput toRunInput() {
        return new RunInput(entity().plural(), file.path().toString(), digest);
    }

    /** A reader that stands before the first row. */
    public RowReader open() {
        return file.open();
    }
}
