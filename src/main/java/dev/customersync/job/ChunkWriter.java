package dev.customersync.job;

import dev.customersync.push.Push;
import dev.customersync.push.Pusher;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * What a step does with a chunk: push, begin with the next one when the calls of this one run low, and when the run has to stop,
 * remember what was read and left.
 */
final class ChunkWriter implements ItemStreamWriter<PlannedChunk> {
    private final PlannedChunks chunks;
    private final Pusher pusher;
    private final LeftRows leftRows;
    private final StopSignal stop;
    private @Nullable Begun next;

    /** A chunk whose push has begun before its turn. */
    private record Begun(PlannedChunk chunk, Push push) {}

    /**
     * @param chunks from where the step has what it writes
     */
    ChunkWriter(PlannedChunks chunks, Pusher pusher, LeftRows leftRows, StopSignal stop) {
        this.chunks = chunks;
        this.pusher = pusher;
        this.leftRows = leftRows;
        this.stop = stop;
    }

    @Override
    public void write(Chunk<? extends PlannedChunk> items) {
        for (PlannedChunk chunk : items) {
            try {
                push(chunk).end(this::beginNext);
            } catch (RuntimeException e) {
                leave(chunk.rows(), e);
                throw e;
            }
        }
    }

    private Push push(PlannedChunk chunk) {
        if (next != null) {
            Push begun = next.push();
            next = null;
            return begun;
        }
        if (stop.getAsBoolean()) {
            throw new RunStoppedException();
        }
        return pusher.begin(chunk.decisions());
    }

    private void beginNext() {
        if (next == null && !stop.getAsBoolean()) {
            PlannedChunk chunk = chunks.begin();
            if (chunk != null) {
                next = new Begun(chunk, pusher.begin(chunk.decisions()));
            }
        }
    }

    private void leave(List<KeyedRow> rows, RuntimeException reason) {
        List<KeyedRow> left = new ArrayList<>(rows);
        if (next != null) {
            left.addAll(next.chunk().rows());
            next.push().abandon(reason);
            next = null;
        }
        leftRows.remember(left, reason);
    }

    /** Ends what was begun and will not be written, since the step ends for another reason. */
    @Override
    public void close() {
        if (next != null) {
            leave(List.of(), new RunStoppedException());
        }
    }
}
