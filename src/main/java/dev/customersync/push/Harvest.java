package dev.customersync.push;

import dev.customersync.http.CallFailedException;
import dev.customersync.record.RecordKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers how the pushes of one chunk end, and records the outcomes while others are still under way, so that a process that
 * dies has little to find out again. Workers {@link #put}, one thread does all the rest.
 */
final class Harvest {
    private static final int ROWS_A_RECORDING = 200;
    private static final Duration TIME_A_RECORDING = Duration.ofSeconds(1);

    private final Recorder recorder;
    private final Ended ended = new Ended();
    private final List<Pushed.Unclear> unclear = new ArrayList<>();
    private final List<Pushed.Gone> gone = new ArrayList<>();
    private final List<RecordKey> unsent = new ArrayList<>();
    private boolean recordable = true;
    private List<Result> unrecorded = new ArrayList<>();
    private volatile @Nullable RuntimeException stop;

    Harvest(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Hands in how one push ended; from any thread. */
    void put(Pushed pushed) {
        if (pushed instanceof Pushed.Stopped stopped) {
            stop(stopped.reason());
        }
        ended.put(pushed);
    }

    /** Remembers why the run has to stop; the first reason counts. From any thread. */
    synchronized void stop(RuntimeException reason) {
        if (stop == null) {
            stop = reason;
        }
    }

    /** Why the run has to stop; null as long as it has not. From any thread. */
    @Nullable RuntimeException reasonToStop() {
        return stop;
    }

    /**
     * Waits until that many pushes have ended, recording meanwhile.
     *
     * @param lowOnPushes told again and again, once half of them have ended, unless the run has to stop
     */
    void gather(int pushes, Runnable lowOnPushes) {
        long recordAt = System.nanoTime() + TIME_A_RECORDING.toNanos();
        for (int gathered = 0; gathered < pushes; ) {
            List<Pushed> some = next(Math.min(ROWS_A_RECORDING, pushes - gathered), recordAt - System.nanoTime());
            some.forEach(this::add);
            gathered += some.size();
            if (gathered >= pushes / 2 && stop == null) {
                lowOnPushes.run();
            }
            if (unrecorded.size() >= ROWS_A_RECORDING || System.nanoTime() >= recordAt) {
                record();
                recordAt = System.nanoTime() + TIME_A_RECORDING.toNanos();
            }
        }
        record();
    }

    /** Takes in how one push ended. */
    void add(Pushed pushed) {
        if (pushed instanceof Pushed.Done done) {
            unrecorded.add(done.result());
        } else if (pushed instanceof Pushed.Unclear one) {
            unclear.add(one);
            if (one.failure().effect() == CallFailedException.Effect.DONE) {
                confirm(one.row().key());
            }
        } else if (pushed instanceof Pushed.Gone one) {
            gone.add(one);
        } else if (pushed instanceof Pushed.Stopped stopped) {
            stop(stopped.reason());
            if (stopped.unsent()) {
                unsent.add(stopped.row().key());
            }
        }
    }

    private void confirm(RecordKey key) {
        try {
            recorder.confirm(key);
        } catch (RuntimeException e) {
            recordable = false;
            stop(e);
        }
    }

    /** Writes what is not yet written. When that fails the run stops, and nothing more is written: it is found out again. */
    void record() {
        List<Result> results = unrecorded;
        unrecorded = new ArrayList<>();
        if (recordable) {
            try {
                recorder.record(results);
            } catch (RuntimeException e) {
                recordable = false;
                stop(e);
            }
        }
    }

    /** The creates whose fate is unclear. */
    List<Pushed.Unclear> unclear() {
        return List.copyOf(unclear);
    }

    /** The records that are to be created again. */
    List<Pushed.Gone> gone() {
        return List.copyOf(gone);
    }

    /** The records that are known not to have been sent, since the run has to stop. */
    List<RecordKey> unsent() {
        return List.copyOf(unsent);
    }

    private List<Pushed> next(int wanted, long nanos) {
        try {
            return ended.take(wanted, nanos);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM on its way out; workers may still be sending, so what they did is
            // awaited.
            stop(new IllegalStateException("Interrupted while waiting for answers", e));
            return List.of();
        }
    }
}
