package dev.customersync.mapping;

import java.util.List;
import java.util.function.Predicate;

/**
 * A column of a file that a profile is guessed for.
 *
 * @param index its place, from 0
 * @param name its name in the header
 * @param byPlace whether its name does not tell it from others
 * @param cells some of its cells, without the blank ones
 */
record SampleColumn(int index, String name, boolean byPlace, List<String> cells) {
    /** Of ten cells one may be wrong. */
    private static final double MOST = 0.9;

    /** Whether nearly all cells are of that kind, and there are any. */
    boolean isMostly(Predicate<String> kind) {
        return !cells.isEmpty() && cells.stream().filter(kind).count() >= MOST * cells.size();
    }

    boolean isAll(Predicate<String> kind) {
        return cells.stream().allMatch(kind);
    }

    /** As a profile names it. */
    String reference() {
        return byPlace ? String.valueOf(index + 1) : YamlText.of(name);
    }
}
