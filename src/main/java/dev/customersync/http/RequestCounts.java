package dev.customersync.http;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts requests while they are made. Thread-safe. */
final class RequestCounts {
    private final LongAdder total = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final Map<String, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();

    /**
     * One request more.
     *
     * @param status null when no answer came
     * @param took until the answer was read, or until it failed
     */
    void add(@Nullable Integer status, boolean retry, boolean wasThrottled, Duration took) {
        total.increment();
        byStatus.computeIfAbsent(status == null ? "none" : status.toString(), key -> new LongAdder())
                .increment();
        if (retry) {
            retries.increment();
        }
        if (wasThrottled) {
            throttled.increment();
        }
        if (status != null) {
            latencies.add(took);
        }
    }

    RequestTotals totals(Duration throttledTime, double ratePerSecond, boolean inTrouble, UnderWay underWay) {
        SortedMap<String, Long> statuses = new TreeMap<>();
        byStatus.forEach((status, count) -> statuses.put(status, count.sum()));
        return new RequestTotals(
                total.sum(),
                retries.sum(),
                throttled.sum(),
                Collections.unmodifiableMap(statuses),
                latencies.counts(),
                throttledTime,
                ratePerSecond,
                inTrouble,
                underWay);
    }
}
