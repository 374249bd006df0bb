package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.progress.Progress;
import dev.customersync.progress.Total;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.target.Target;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Finds out how much a run has to do, and tells how far it is. */
final class ProgressOfRuns {
    private final Progress progress;
    private final Ledger ledger;
    private final Outstanding outstanding;
    private final Target target;

    ProgressOfRuns(Progress progress, Ledger ledger, Outstanding outstanding, Target target) {
        this.progress = progress;
        this.ledger = ledger;
        this.outstanding = outstanding;
        this.target = target;
    }

    /**
     * Begins to tell of a run.
     *
     * @param outstandingOf the run whose outstanding rows alone are taken up; null for those of all runs
     */
    RunProgress begin(Run run, SyncInputs inputs, @Nullable Long outstandingOf) {
        Map<EntityType, Long> waiting =
                outstanding.counts(new Outstanding.Selection(run.target(), run.feed(), outstandingOf));
        return new RunProgress(
                progress,
                entity -> total(entity, inputs, waiting.getOrDefault(entity, 0L)),
                entity -> done(run, entity),
                target::requests);
    }

    private OptionalLong done(Run run, EntityType entity) {
        try {
            return OptionalLong.of(ledger.counts(run.id()).getOrDefault(entity, Map.of()).values().stream()
                    .mapToLong(count -> count)
                    .sum());
        } catch (DataAccessException e) {
            // The work that is told of waits for its database by itself.
            return OptionalLong.empty();
        }
    }

    private static Total total(EntityType entity, SyncInputs inputs, long waiting) {
        List<OptionalLong> read = inputs.inputs().stream()
                .filter(input -> input.entity() == entity)
                .map(input -> input.source().estimateRows())
                .toList();
        if (read.stream().anyMatch(OptionalLong::isEmpty)) {
            return Total.UNKNOWN;
        }
        long rows = read.stream().mapToLong(OptionalLong::getAsLong).sum();
        return new Total(rows + waiting, !read.isEmpty());
    }
}
