package dev.customersync.missing;

import dev.customersync.record.EntityType;
import java.util.List;
import java.util.Map;

/**
 * Whose records could be missing, and what was read.
 *
 * @param runId the run that has read
 * @param feed whose records alone are looked at
 * @param includeAdopted whether records count that the target held before us
 * @param sources the names of what was read of each entity, as outcomes name them; no entry for what was not read
 */
public record MissingScope(
        long runId, String target, String feed, boolean includeAdopted, Map<EntityType, List<String>> sources) {

    String[] sources(EntityType entity) {
        return sources.getOrDefault(entity, List.of()).toArray(String[]::new);
    }

    /** What was read of records that belong to customers. */
    String[] sourcesBelowCustomers() {
        return sources.entrySet().stream()
                .filter(source -> source.getKey() != EntityType.CUSTOMER)
                .flatMap(source -> source.getValue().stream())
                .toArray(String[]::new);
    }
}
