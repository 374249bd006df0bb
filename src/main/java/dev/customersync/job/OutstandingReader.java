package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.Outstanding.OutstandingRow;
import dev.customersync.outcome.RawRow;
import dev.customersync.record.EntityType;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Gives the outstanding rows of one entity to a step. Their keys have no outcome in this run yet: what its input brought anew
 * counts. After a restart it begins anew, since what was done is not outstanding any more.
 */
final class OutstandingReader implements CountingReader {
    private static final int PAGE = 1_000;

    private final long runId;
    private final EntityType entity;
    private final Outstanding.Selection selection;
    private final Outstanding outstanding;
    private final Ledger ledger;
    private final Outage outage;
    private final Map<String, Header> headers = new HashMap<>();
    private final Queue<OutstandingRow> page = new ArrayDeque<>();
    private @Nullable OutstandingRow last;
    private long rowsRead;

    OutstandingReader(
            long runId,
            EntityType entity,
            Outstanding.Selection selection,
            Outstanding outstanding,
            Ledger ledger,
            Outage outage) {
        this.runId = runId;
        this.entity = entity;
        this.selection = selection;
        this.outstanding = outstanding;
        this.ledger = ledger;
        this.outage = outage;
    }

    @Override
    public void open(ExecutionContext context) {
        rowsRead = ledger.countOfEarlierRuns(runId, entity);
    }

    @Override
    public @Nullable Row read() {
        if (page.isEmpty()) {
            OutstandingRow after = last;
            page.addAll(outage.outlast(() -> outstanding.page(selection, entity, runId, after, PAGE)));
        }
        OutstandingRow next = page.poll();
        if (next == null) {
            return null;
        }
        last = next;
        rowsRead++;
        return row(next);
    }

    private Row row(OutstandingRow outstandingRow) {
        Outcome outcome = outstandingRow.outcome();
        RawRow raw = outcome.raw();
        if (raw == null) {
            throw new IllegalStateException("An outstanding row without its cells: " + outcome.position());
        }
        Position position = outcome.position().ofRun(outstandingRow.runId());
        Header header = headers.computeIfAbsent(
                position.source() + raw.columns(),
                some -> new Header(position.source(), raw.columns(), raw.delimiter()));
        return new Row(position, header, raw.cells(), List.of());
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(ROWS_READ, rowsRead);
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }
}
