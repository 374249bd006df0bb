package dev.customersync.job;

import dev.customersync.outcome.RowsToReread;
import dev.customersync.record.EntityType;
import dev.customersync.state.Watermarks;
import dev.customersync.state.Watermarks.Watermark;
import java.util.List;
import java.util.Optional;

/**
 * How far tables have been read, and which of their rows are to be read again. Read with a run's beginning and moved on with its end
 * only: a run that dies in between leaves all to be read again.
 */
final class ReadMarks {
    /** More are not looked for one by one: then everything is read. */
    static final int MOST_KEYS = 10_000;

    private final Watermarks watermarks;
    private final RowsToReread rereads;

    ReadMarks(Watermarks watermarks, RowsToReread rereads) {
        this.watermarks = watermarks;
        this.rereads = rereads;
    }

    /** How far the last run has read that came to its end; empty when there was none. */
    Optional<Watermark> watermark(EntityType entity) {
        return watermarks.of(entity);
    }

    /** The keys of the rows that are to be read again; more than {@link #MOST_KEYS} when there are too many. */
    List<List<String>> keys(EntityType entity) {
        return rereads.of(entity);
    }

    /** Moves on, when all rows of these inputs have an outcome in that run. */
    void save(long runId, List<SyncInput> inputs) {
        for (SyncInput input : inputs) {
            ReadMark mark = input.mark();
            if (mark != null) {
                // In this order: a watermark that has moved on leaves only those rows to be read that are noted.
                rereads.replace(input.entity(), runId, input.source().location(), mark.key(), MOST_KEYS + 1);
                watermarks.save(input.entity(), new Watermark(mark.definition(), mark.watermark()), runId);
            }
        }
    }
}
