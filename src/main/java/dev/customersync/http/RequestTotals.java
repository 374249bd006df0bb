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
 * @param latencyP50 half of the answers took no longer, within 10 %; zero when there was none
 * @param latencyP95 19 of 20 answers took no longer, likewise
 * @param throttledTime how long all calls were held back at the server's request
 * @param ratePerSecond the rate of requests allowed at present; lower than the limit after throttling
 * @param inTrouble whether calls wait at present, since the server is in trouble as a whole
 */
public record RequestTotals(
        long total,
        long retries,
        long throttled,
        Map<String, Long> byStatus,
        Duration latencyP50,
        Duration latencyP95,
        Duration throttledTime,
        double ratePerSecond,
        boolean inTrouble) {}
