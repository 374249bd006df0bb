package dev.customersync.job;

import dev.customersync.http.LatencyCounts;
import dev.customersync.http.RequestTotals;
import dev.customersync.run.RunSample;
import dev.customersync.run.Runs;
import dev.customersync.run.TimeSpent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Watches a run from threads of its own: many times a second what it is waiting for, and now and then how it stands, which is
 * kept for the charts. The run does not notice: while the database is away, samples are left out.
 *
 * <p>A run of a second is to have its samples too, and one of ten hours no more than some hundreds. So they are taken often at first
 * and then ever less, and when there are too many, every second one is dropped and they are taken half as often.
 */
final class RunSampler {
    private static final Logger log = LoggerFactory.getLogger(RunSampler.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final int PAUSES_SO_FAR = 50;

    /** A run that goes on has to count what it has done, and that not while its first rows are waited for. */
    private static final Duration PAUSE_BEFORE_COUNTING = Duration.ofSeconds(2);

    private static final int MOST_SAMPLES = 600;
    private static final Duration LONGEST_WAIT_AT_END = Duration.ofSeconds(1);

    private final Runs runs;
    private final long runId;
    private final Gauges gauges;
    private final RunThreads threads;
    private final Thread watch = new Thread(this::watch, "run-watch");
    private final Thread sampler = new Thread(this::keepSamples, "run-sampler");
    private final CountDownLatch over = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();
    private final Stopwatch stopwatch = new Stopwatch(startedAt);

    private Duration every;
    private @Nullable Base base;
    private LatencyCounts latenciesBefore = LatencyCounts.NONE;
    private volatile int ownQueries;

    /** What the earlier processes of the run did. */
    private record Base(long rows, long requests, long throttled) {}

    /**
     * @param threads those that carry the run on
     * @param every the pause between two samples once the run has lasted for a while
     */
    RunSampler(Runs runs, long runId, Gauges gauges, RunThreads threads, Duration every) {
        this.runs = runs;
        this.runId = runId;
        this.gauges = gauges;
        this.threads = threads;
        this.every = every;
    }

    /** Begins to watch. */
    RunSampler start() {
        watch.setDaemon(true);
        watch.start();
        sampler.setDaemon(true);
        sampler.start();
        return this;
    }

    private void watch() {
        do {
            look();
        } while (!isOverAfter(LOOK_EVERY));
    }

    private void keepSamples() {
        boolean isOver = goesOn() && isOverAfter(PAUSE_BEFORE_COUNTING);
        while (!isOver) {
            sample();
            isOver = isOverAfter(pause());
        }
        sample();
    }

    private boolean goesOn() {
        try {
            return runs.lastSample(runId).isPresent();
        } catch (DataAccessException | TransactionException e) {
            return false;
        }
    }

    private boolean isOverAfter(Duration pause) {
        try {
            return over.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void look() {
        Observation seen =
                new Observation(gauges.requests().underWay(), gauges.queries() - ownQueries, threads.awake());
        stopwatch.look(seen, System.nanoTime());
    }

    private Duration pause() {
        Duration young = Duration.ofNanos((System.nanoTime() - startedAt) / PAUSES_SO_FAR);
        Duration pause = young.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : young;
        return pause.compareTo(every) < 0 ? pause : every;
    }

    /** What was not kept is part of the next sample. */
    private void sample() {
        ownQueries = 1;
        try {
            keepSample();
        } catch (DataAccessException | TransactionException e) {
            log.debug("A sample of run {} is left out", runId, e);
        } finally {
            ownQueries = 0;
        }
    }

    private void keepSample() {
        boolean first = base == null;
        Base before = base == null ? base() : base;
        RequestTotals totals = gauges.requests();
        LatencyCounts since = totals.latencies().since(latenciesBefore);
        runs.addSample(
                runId,
                new RunSample(
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        before.rows() + gauges.rows(),
                        before.requests() + totals.total(),
                        before.throttled() + totals.throttled(),
                        totals.ratePerSecond(),
                        millis(since.percentile(50)),
                        millis(since.percentile(95)),
                        stopwatch.concurrency(),
                        first));
        base = before;
        latenciesBefore = totals.latencies();
        stopwatch.newLap();
        if (runs.thinSamples(runId, MOST_SAMPLES)) {
            every = every.multipliedBy(2);
        }
    }

    private Base base() {
        return runs.lastSample(runId)
                .map(last -> new Base(gauges.rowsBefore(runId), last.requests(), last.throttled()))
                .orElse(new Base(0, 0, 0));
    }

    private static int millis(Duration latency) {
        return (int) Math.min(latency.plusNanos(500_000).toMillis(), Integer.MAX_VALUE);
    }

    /**
     * Watches no more, and takes a last sample.
     *
     * @return what the run's time was spent on in this process
     */
    TimeSpent end() {
        over.countDown();
        look();
        try {
            sampler.join(LONGEST_WAIT_AT_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stopwatch.timeSpent();
    }
}
