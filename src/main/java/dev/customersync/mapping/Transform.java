package dev.customersync.mapping;

/** Makes one text of another, on the way from a cell to a field. Thread-safe. */
@FunctionalInterface
interface Transform {

    /**
     * The new text, or what is wrong with the old one.
     *
     * @param text neither {@link ColumnBinding#CLEAR} nor, unless {@link #fillsBlanks()}, empty
     * @return a {@link Reading.Value} of a text, or a {@link Reading.Wrong}
     */
    Reading apply(String text);

    /** Whether it has something to say of a blank. */
    default boolean fillsBlanks() {
        return false;
    }
}
