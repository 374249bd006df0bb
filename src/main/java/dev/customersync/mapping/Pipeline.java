package dev.customersync.mapping;

import java.util.List;

/** The transforms of a field, one after the other. */
record Pipeline(List<Transform> transforms) {
    static final Pipeline EMPTY = new Pipeline(List.of());

    /** Whether a cell's text is what it means. */
    boolean isEmpty() {
        return transforms.isEmpty();
    }

    /**
     * The text that they make of a cell, without white space around it: a {@link Reading.Value} of a text, blank and {@link
     * ColumnBinding#CLEAR} among them, or what one of them found wrong.
     */
    Reading apply(String cell) {
        String text = cell;
        for (Transform transform : transforms) {
            if (text.equals(ColumnBinding.CLEAR)) {
                break;
            }
            if (!text.isEmpty() || transform.fillsBlanks()) {
                Reading reading = transform.apply(text);
                if (!(reading instanceof Reading.Value value)) {
                    return reading;
                }
                text = value.value().toString();
            }
        }
        return new Reading.Value(transforms.isEmpty() ? text : text.strip());
    }
}
