package dev.customersync.reconcile;

import dev.customersync.record.EntityType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a comparison came to.
 *
 * @param findings how many records of each entity were found how; no entry for none
 * @param notInSource how many synchronised records of the source's feed the source does not have, for entities that it was given for
 * @param overtaken how many records a sync wrote while they were compared, so that their findings may be out of date
 * @param allGone how many customers were synchronised, when none of them is at the target; else 0
 * @param requests how many were sent
 * @param files what was written, the summary last
 */
public record ReconcileResult(
        String target,
        Duration duration,
        Map<EntityType, Map<Finding, Long>> findings,
        Map<EntityType, Long> notInSource,
        long overtaken,
        long allGone,
        long requests,
        List<Path> files) {

    /** Whether nothing but that was found. */
    public boolean holdsOnly(Set<Finding> accepted) {
        return findings.values().stream().allMatch(counts -> accepted.containsAll(counts.keySet()));
    }
}
