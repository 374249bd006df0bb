package dev.customersync.http;

import java.time.Duration;
import java.util.Map;

/**
 * What was asked of an API so far.
 *
 * @param total requests sent, or tried to send, whatever became of them
 * @param retries those of them that repeated an earlier one
 * @param throttled those of them that the server refused for coming too fast
 * @param byStatus how many got which answer, by status code, in order; {@code none} for no answer
 * @param latencies how long the answers took
 * @param throttledTime how long all calls were held back at the server's request
 * @param ratePerSecond the rate of requests allowed at present; lower than the limit after throttling
 * @param inTrouble whether calls wait at present, since the server is in trouble as a whole
 * @param underWay what is under way at present
 */
public record RequestTotals(
        long total,
        long retries,
        long throttled,
        Map<String, Long> byStatus,
        LatencyCounts latencies,
        Duration throttledTime,
        double ratePerSecond,
        boolean inTrouble,
        UnderWay underWay) {}
