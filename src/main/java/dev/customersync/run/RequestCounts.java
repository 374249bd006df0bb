package dev.customersync.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * The requests of a run to its target, those of all its processes together.
 *
 * @param total all that were sent
 * @param retries those of them that repeated another one
 * @param throttled those answered with 429
 * @param throttledMillis for how long all requests were held back at the target's request
 * @param ratePerSecond the rate that the target bore at the end; the limit unless it throttled
 * @param byStatus how many were answered with which HTTP status
 */
public record RequestCounts(
        long total,
        long retries,
        long throttled,
        long throttledMillis,
        double ratePerSecond,
        Map<String, Long> byStatus) {
    /** Nothing was sent. */
    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0, 0, Map.of());

    /** These and those of a later process together. */
    public RequestCounts then(RequestCounts others) {
        Map<String, Long> statuses = new TreeMap<>(byStatus);
        others.byStatus.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        return new RequestCounts(
                total + others.total,
                retries + others.retries,
                throttled + others.throttled,
                throttledMillis + others.throttledMillis,
                others.ratePerSecond,
                statuses);
    }
}
