package dev.customersync.job;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays the sound rows of an addresses input ready for their customers, and decides on the others at once. A chunk that comes again
 * is known by what is staged and what has an outcome.
 */
final class AddressStaging implements Planner {
    private final long runId;
    private final Mapping mapping;
    private final RowCheck check;
    private final StagedAddresses staged;
    private final Ledger ledger;
    private final Target target;

    AddressStaging(long runId, Mapping mapping, RowCheck check, StagedAddresses staged, Ledger ledger, Target target) {
        this.runId = runId;
        this.mapping = mapping;
        this.check = check;
        this.staged = staged;
        this.ledger = ledger;
        this.target = target;
    }

    /**
     * Stages.
     *
     * @return the rows that no customer can take: invalid ones and duplicates
     */
    @Override
    public List<RowDecision> plan(List<KeyedRow> rows) {
        List<KeyedRow> open = withoutKnown(rows);
        Map<RecordKey, Position> claimed = new HashMap<>(staged.claims(
                runId,
                open.stream().map(KeyedRow::key).filter(RecordKey::isComplete).toList()));
        List<StagedAddress> sound = new ArrayList<>();
        List<RowDecision> rejected = new ArrayList<>();
        Map<Position, Problem> faults = check.problems(open);
        for (KeyedRow keyed : open) {
            Row row = keyed.row();
            RecordKey key = keyed.key();
            Problem fault = faults.get(row.position());
            Position first = fault == null ? claimed.get(key) : null;
            List<Problem> problems = fault != null ? List.of(fault) : first == null ? problems(row) : List.of();
            if (first != null) {
                rejected.add(new RowDecision(row, key, new Decision.Duplicate(first)));
            } else if (!problems.isEmpty()) {
                rejected.add(new RowDecision(row, key, new Decision.Invalid(problems)));
            } else {
                claimed.put(key, row.position());
                sound.add(new StagedAddress(row, key, keyed.hash()));
            }
        }
        if (!sound.isEmpty()) {
            staged.add(runId, sound);
        }
        return rejected;
    }

    private List<KeyedRow> withoutKnown(List<KeyedRow> rows) {
        List<Position> positions = rows.stream().map(KeyedRow::position).toList();
        Set<Position> known = new HashSet<>(ledger.recorded(runId, EntityType.ADDRESS, positions));
        known.addAll(staged.staged(runId, positions));
        return rows.stream().filter(row -> !known.contains(row.position())).toList();
    }

    private List<Problem> problems(Row row) {
        Mapped mapped = mapping.map(row);
        return mapped instanceof Mapped.Valid valid
                ? target.check(valid.record())
                : ((Mapped.Invalid) mapped).problems();
    }
}
