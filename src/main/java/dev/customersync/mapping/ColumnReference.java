package dev.customersync.mapping;

/** A column as a layout names it. */
sealed interface ColumnReference {

    /** The only column of that name. */
    record Named(String name) implements ColumnReference {}

    /**
     * The column at that place, whatever its name.
     *
     * @param position counted from 1
     */
    record At(int position) implements ColumnReference {}
}
