package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.push.Pusher;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.source.Row;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** What a step does with a chunk: decide, push, and when the run has to stop, remember what was read and left. */
final class ChunkWriter implements ItemWriter<Row> {
    private final Planner planner;
    private final Pusher pusher;
    private final LeftRows leftRows;
    private final Outage outage;
    private final StopSignal stop;

    ChunkWriter(Planner planner, Pusher pusher, LeftRows leftRows, Outage outage, StopSignal stop) {
        this.planner = planner;
        this.pusher = pusher;
        this.leftRows = leftRows;
        this.outage = outage;
        this.stop = stop;
    }

    @Override
    public void write(Chunk<? extends Row> chunk) {
        List<Row> rows = List.copyOf(chunk.getItems());
        try {
            if (stop.getAsBoolean()) {
                throw new RunStoppedException();
            }
            pusher.push(outage.outlast(() -> planner.plan(rows)));
        } catch (RuntimeException e) {
            leftRows.remember(rows, e);
            throw e;
        }
    }
}
