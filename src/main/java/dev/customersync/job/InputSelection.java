package dev.customersync.job;

import dev.customersync.record.EntityType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read.
 *
 * @param files by entity, {@code -} for standard input; none when the staging database is read
 * @param spoolDir where standard input is kept, so that it can be read again
 * @param erp whether the ERP's staging database is read
 * @param fullRefresh whether all of it is read, whatever was read before
 * @param limit how many rows of each entity are read at most; null for all
 * @param mappings the mapping profiles, at most one an entity
 */
public record InputSelection(
        Map<EntityType, Path> files,
        Path spoolDir,
        boolean erp,
        boolean fullRefresh,
        @Nullable Long limit,
        List<Path> mappings) {

    /** The same, with all of a staging database read. */
    public InputSelection whole() {
        return new InputSelection(files, spoolDir, erp, true, limit, mappings);
    }

    /**
     * Reads nothing.
     *
     * @param mappings of the rows that are outstanding
     */
    public static InputSelection nothing(List<Path> mappings) {
        return new InputSelection(Map.of(), Path.of(""), false, false, null, mappings);
    }
}
