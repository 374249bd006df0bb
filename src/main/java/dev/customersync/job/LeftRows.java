package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** The rows that were read and left without an outcome when the run had to stop, so that its reports can name them. */
final class LeftRows {
    private final long runId;
    private final EntityType entity;
    private final Ledger ledger;

    LeftRows(long runId, EntityType entity, Ledger ledger) {
        this.runId = runId;
        this.entity = entity;
        this.ledger = ledger;
    }

    /**
     * Remembers those of the chunk.
     *
     * @param reason why the run stops; told when remembering fails too, as it will when the database is the reason
     */
    void remember(List<KeyedRow> chunk, RuntimeException reason) {
        try {
            Set<Position> recorded = ledger.recorded(
                    runId, entity, chunk.stream().map(KeyedRow::position).toList());
            ledger.replaceNotAttempted(
                    runId,
                    chunk.stream()
                            .filter(row -> !recorded.contains(row.position()))
                            .map(LeftRows::notAttempted)
                            .toList());
        } catch (DataAccessException e) {
            reason.addSuppressed(e);
        }
    }

    private static Outcome notAttempted(KeyedRow row) {
        RecordKey key = row.key();
        return Outcome.notAttempted(
                row.position(), key.entity(), key.customerReferenceId(), key.referenceId(), RawRow.of(row.row()));
    }
}
