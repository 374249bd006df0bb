package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a row of a rejects file from undoing what came after it: it is stale when its key has had an outcome in a run between the one that
 * rejected it and this one. A row whose run is not given is taken as it is.
 */
final class StaleRows implements RowCheck {
    private final long runId;
    private final String target;
    private final Ledger ledger;

    StaleRows(long runId, String target, Ledger ledger) {
        this.runId = runId;
        this.target = target;
        this.ledger = ledger;
    }

    private record FedBack(Position position, RecordKey key, long rejectedBy) {}

    @Override
    public Map<Position, Problem> problems(List<KeyedRow> rows) {
        Map<Position, Problem> problems = new HashMap<>();
        List<FedBack> fedBack = new ArrayList<>();
        for (KeyedRow row : rows) {
            String run = rejectedBy(row.row());
            if (!run.isEmpty() && row.key().isComplete()) {
                try {
                    fedBack.add(new FedBack(row.position(), row.key(), Long.parseLong(run)));
                } catch (NumberFormatException e) {
                    problems.put(row.position(), notANumber(run));
                }
            }
        }
        addStale(fedBack, problems);
        return problems;
    }

    /** As the row gives it; empty when it does not. */
    private static String rejectedBy(Row row) {
        return row.header().isFedBack() ? row.cell(row.header().columns().indexOf(Header.RUN_ID)) : "";
    }

    private void addStale(List<FedBack> fedBack, Map<Position, Problem> problems) {
        Map<RecordKey, Long> since = new HashMap<>();
        fedBack.forEach(row -> since.merge(row.key(), row.rejectedBy(), Math::min));
        Map<RecordKey, Long> latest = since.isEmpty() ? Map.of() : ledger.latestClaims(target, since, runId);
        for (FedBack row : fedBack) {
            Long run = latest.get(row.key());
            if (run != null && run > row.rejectedBy()) {
                problems.put(row.position(), stale(row, run));
            }
        }
    }

    private static Problem notANumber(String found) {
        return new Problem(
                ErrorCode.RUN_ID,
                Header.RUN_ID,
                Header.RUN_ID + ": expected the number of the run that rejected the row, found \"" + found + "\"");
    }

    private static Problem stale(FedBack row, long run) {
        return new Problem(
                ErrorCode.STALE,
                Header.RUN_ID,
                Header.RUN_ID + ": expected no outcome of " + row.key() + " after run " + row.rejectedBy()
                        + ", found one in run " + run);
    }
}
