package dev.customersync.run;

import java.time.Instant;

/**
 * How a run stood at one moment.
 *
 * @param rows with an outcome so far
 * @param requests sent so far
 * @param throttled requests answered with 429 so far
 * @param rate requests a second that were allowed
 * @param p50Millis median latency since the sample before
 * @param p95Millis 95th percentile of latency since the sample before
 * @param concurrency requests under way on average since the sample before
 * @param firstOfProcess whether nobody worked on the run between the sample before and this one
 */
public record RunSample(
        Instant at,
        long rows,
        long requests,
        long throttled,
        double rate,
        int p50Millis,
        int p95Millis,
        double concurrency,
        boolean firstOfProcess) {}
