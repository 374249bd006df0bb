package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;

/** Knows which column of a source means which field of a record. Bound to the header of one source. Thread-safe. */
public interface Mapping {

    /** This mapping, with names in its rows understood through those. Until then ids alone are taken. */
    Mapping with(References references);

    /** What the rows are. */
    EntityType entity();

    /**
     * The row's key, without mapping the rest of it.
     *
     * @return with empty parts, and so {@linkplain RecordKey#isComplete() not complete}, where the row gives none, or is damaged
     *     so that its cells cannot be trusted
     */
    RecordKey key(Row row);

    /**
     * A fingerprint of the mapped cells and of the mapping's version: equal for two rows only if they say the same.
     * Columns that are not mapped do not count, nor does what names mean just now; see {@link References}.
     */
    RowHash hash(Row row);

    /**
     * The record that the row means, or all the problems that it has. Throws what {@link References#resolve} does when the row names
     * something.
     */
    Mapped map(Row row);
}
