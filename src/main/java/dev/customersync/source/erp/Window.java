package dev.customersync.source.erp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a relation are read.
 *
 * @param from only rows whose watermark is not below this, or is null; null for all rows
 * @param keys rows that are read whatever their watermark says, by the texts of their key columns
 */
public record Window(@Nullable String from, List<List<String>> keys) {
    /** All rows. */
    public static final Window WHOLE = new Window(null, List.of());

    /** Whether it leaves no row out. */
    public boolean isWhole() {
        return from == null;
    }
}
