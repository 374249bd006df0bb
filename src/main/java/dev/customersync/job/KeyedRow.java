package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Position;
import dev.customersync.source.Row;

/**
 * A row with what can be told of it without asking anyone.
 *
 * @param key as {@link Mapping#key} gives it
 * @param hash as {@link Mapping#hash} gives it
 */
record KeyedRow(Row row, RecordKey key, RowHash hash) {

    static KeyedRow of(Row row, Mapping mapping) {
        return new KeyedRow(row, mapping.key(row), mapping.hash(row));
    }

    Position position() {
        return row.position();
    }
}
