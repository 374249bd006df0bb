package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import dev.customersync.source.Header;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;

/**
 * One file of a run, found readable and its header sound.
 *
 * @param header the file's header
 * @param mapping bound to the file's header
 * @param digest SHA-256 of the file's bytes, in hex
 */
public record SyncInput(CsvFile file, Header header, Mapping mapping, String digest) {

    EntityType entity() {
        return mapping.entity();
    }

    RunInput toRunInput() {
        return new RunInput(entity().plural(), file.path().toString(), digest);
    }

    /** A reader that stands before the first row. */
    RowReader open() {
        return file.open();
    }
}
