package dev.customersync.job;

import dev.customersync.mapping.Mapping;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Gives a step its rows by the chunk, decided on. While one chunk is carried out, the next is made in other threads, as far as
 * {@link Ahead} allows. The place that is saved is that after the last chunk that was {@linkplain #read read}, whatever was made
 * ahead.
 */
final class PlannedChunks implements ItemStreamReader<PlannedChunk> {
    private final CountingReader reader;
    private final Mapping mapping;
    private final Planner planner;
    private final int chunkSize;
    private final Ahead ahead;
    private final ThreadFactory threads;
    private final List<Prefetch<?>> prefetches = new ArrayList<>();
    private @Nullable Supplier<@Nullable PlannedChunk> chunks;
    private @Nullable Prefetch<PlannedChunk> planned;
    private @Nullable PlannedChunk begun;
    private @Nullable ExecutionContext place;
    private boolean exhausted;
    private boolean failed;
    private volatile OptionalLong rowsRead = OptionalLong.empty();

    /** What may be made of the next chunk before the one before it is done. */
    enum Ahead {
        /** Nothing: what is read depends on it. */
        NOTHING,
        /** Its rows may be read. */
        ROWS,
        /** They may be decided on, too. */
        DECISIONS
    }

    /**
     * @param mapping of the rows
     * @param planner told of the chunks in their order, one at a time
     * @param chunkSize how many rows a chunk has; the last one may have fewer
     * @param threads makes the threads in which chunks are made ahead
     */
    PlannedChunks(
            CountingReader reader,
            Mapping mapping,
            Planner planner,
            int chunkSize,
            Ahead ahead,
            ThreadFactory threads) {
        this.reader = reader;
        this.mapping = mapping;
        this.planner = planner;
        this.chunkSize = chunkSize;
        this.ahead = ahead;
        this.threads = threads;
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
        rowsRead = OptionalLong.of(reader.rowsRead());
        exhausted = false;
        failed = false;
        Supplier<@Nullable RowChunk> rows = ahead == Ahead.NOTHING ? this::rows : prefetched(this::rows);
        planned = ahead == Ahead.DECISIONS ? prefetched(() -> planned(rows)) : null;
        chunks = planned != null ? planned : () -> planned(rows);
    }

    private <T> Prefetch<T> prefetched(Supplier<@Nullable T> source) {
        Prefetch<T> prefetch = new Prefetch<>(source, threads);
        prefetches.add(prefetch);
        return prefetch;
    }

    private @Nullable RowChunk rows() {
        List<KeyedRow> rows = new ArrayList<>();
        while (!exhausted && rows.size() < chunkSize) {
            Row row = reader.read();
            if (row == null) {
                exhausted = true;
            } else {
                rows.add(KeyedRow.of(row, mapping));
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        ExecutionContext after = new ExecutionContext();
        reader.update(after);
        return new RowChunk(rows, after, reader.rowsRead());
    }

    /** The one that cannot be decided on is the last: it ends the step, and what comes after it must not ask the target in vain. */
    private @Nullable PlannedChunk planned(Supplier<@Nullable RowChunk> source) {
        RowChunk rows = failed ? null : source.get();
        if (rows == null) {
            return null;
        }
        PlannedChunk chunk = PlannedChunk.of(rows, planner);
        failed = chunk.failure() != null;
        return chunk;
    }

    @Override
    public @Nullable PlannedChunk read() {
        if (chunks == null) {
            throw new IllegalStateException("Read before open");
        }
        PlannedChunk chunk = begun == null ? chunks.get() : begun;
        begun = null;
        if (chunk != null) {
            place = chunk.chunk().place();
            rowsRead = OptionalLong.of(chunk.chunk().rowsRead());
        }
        return chunk;
    }

    /**
     * The chunk that will be read next, when it is there and sound; its rows count as read from now on, and the one after it is made, and
     * yet the place that is saved is still before them. Null when there is none, or it is not known yet, or it was given already.
     */
    @Nullable PlannedChunk begin() {
        if (planned == null || begun != null) {
            return null;
        }
        PlannedChunk next = planned.peek();
        if (next == null || next.failure() != null) {
            return null;
        }
        begun = planned.get();
        rowsRead = OptionalLong.of(next.chunk().rowsRead());
        return next;
    }

    /** How many rows the step has read in this run, in its earlier executions too; empty before it is opened. From any thread. */
    OptionalLong rowsRead() {
        return rowsRead;
    }

    @Override
    public void update(ExecutionContext context) {
        if (place != null) {
            place.entrySet().forEach(entry -> context.put(entry.getKey(), entry.getValue()));
        }
    }

    /** Waits until nothing is made ahead any more. */
    @Override
    public void close() {
        // What decides waits for what reads: so the last one made is the first to end.
        for (int i = prefetches.size() - 1; i >= 0; i--) {
            prefetches.get(i).close();
        }
        prefetches.clear();
        reader.close();
    }
}
