package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** The rows that were read and left without an outcome when the run had to stop, so that its reports can name them. */
final class LeftRows {
    private final long runId;
    private final Mapping mapping;
    private final Ledger ledger;

    LeftRows(long runId, Mapping mapping, Ledger ledger) {
        this.runId = runId;
        this.mapping = mapping;
        this.ledger = ledger;
    }

    /**
     * Remembers those of the chunk.
     *
     * @param reason why the run stops; told when remembering fails too, as it will when the database is the reason
     */
    void remember(List<Row> chunk, RuntimeException reason) {
        try {
            Set<Position> recorded = ledger.recorded(
                    runId, mapping.entity(), chunk.stream().map(Row::position).toList());
            ledger.replaceNotAttempted(
                    runId,
                    chunk.stream()
                            .filter(row -> !recorded.contains(row.position()))
                            .map(this::notAttempted)
                            .toList());
        } catch (DataAccessException e) {
            reason.addSuppressed(e);
        }
    }

    private Outcome notAttempted(Row row) {
        RecordKey key = mapping.key(row);
        return Outcome.notAttempted(
                row.position(), key.entity(), key.customerReferenceId(), key.referenceId(), RawRow.of(row));
    }
}
