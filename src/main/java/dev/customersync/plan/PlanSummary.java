package dev.customersync.plan;

import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import java.util.List;
import java.util.Map;

/**
 * What a plan came to.
 *
 * @param offline whether the target was not asked what it holds
 * @param warnings what a sync would stop at or do besides; one sentence each
 * @param entities all rows and records, whether shown or not
 * @param requests how many were sent to the target; none of them changed anything
 */
public record PlanSummary(
        String target,
        String feed,
        List<RunInput> inputs,
        boolean offline,
        List<String> warnings,
        Map<EntityType, Counts> entities,
        long requests) {

    /**
     * The records of one entity.
     *
     * @param read how many rows were read
     * @param byAction how many records by what would be made of them; no entry for none
     * @param shown how many of them were shown
     */
    public record Counts(long read, Map<PlanAction, Long> byAction, long shown) {
        /** How many there are of that. */
        public long of(PlanAction action) {
            return byAction.getOrDefault(action, 0L);
        }
    }

    /** Whether no row has to be mended. */
    public boolean isSound() {
        return entities.values().stream()
                .flatMap(counts -> counts.byAction().keySet().stream())
                .noneMatch(PlanAction::isProblem);
    }
}
