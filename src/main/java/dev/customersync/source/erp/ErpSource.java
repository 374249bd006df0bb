package dev.customersync.source.erp;

import dev.customersync.source.RowReader;
import dev.customersync.source.Source;

/** Rows of a relation, in the snapshot of its session. */
record ErpSource(Staging staging, Shape shape, Window window, String description) implements Source {

    @Override
    public String location() {
        return shape.relation().name();
    }

    /** None: another snapshot holds other rows. */
    @Override
    public String digest() {
        return "";
    }

    /** Rows that were written between two snapshots may have been missed, so that one that was not read may be there. */
    @Override
    public boolean isFull() {
        return window.isWhole() && staging.isOneSnapshot();
    }

    @Override
    public RowReader open() {
        return new ErpRowReader(staging, shape, window);
    }
}
