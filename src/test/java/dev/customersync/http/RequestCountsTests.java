package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTests {
    private static final UnderWay IDLE = new UnderWay(0, 0, 0);

    private final RequestCounts counts = new RequestCounts();

    @Test
    void counts_by_status_and_kind() {
        counts.add(200, false, false, Duration.ofMillis(10));
        counts.add(429, false, true, Duration.ofMillis(10));
        counts.add(null, true, false, Duration.ofMillis(10));

        RequestTotals totals = counts.totals(Duration.ofSeconds(3), 7.5, false, IDLE);

        assertThat(totals.total()).isEqualTo(3);
        assertThat(totals.retries()).isEqualTo(1);
        assertThat(totals.throttled()).isEqualTo(1);
        assertThat(totals.byStatus()).isEqualTo(Map.of("200", 1L, "429", 1L, "none", 1L));
        assertThat(totals.throttledTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(totals.ratePerSecond()).isEqualTo(7.5);
    }

    @Test
    void tells_how_long_answers_took_to_a_tenth() {
        for (int millis = 1; millis <= 100; millis++) {
            counts.add(200, false, false, Duration.ofMillis(millis));
        }
        counts.add(null, false, false, Duration.ofSeconds(60));

        RequestTotals totals = counts.totals(Duration.ZERO, 1, false, IDLE);

        assertThat(totals.latencies().percentile(50)).isBetween(Duration.ofMillis(50), Duration.ofMillis(55));
        assertThat(totals.latencies().percentile(95)).isBetween(Duration.ofMillis(95), Duration.ofMillis(105));
    }

    @Test
    void no_answer_took_no_time_and_one_beyond_all_bounds_is_counted() {
        assertThat(counts.totals(Duration.ZERO, 1, false, IDLE).latencies().percentile(50))
                .isZero();

        counts.add(200, false, false, Duration.ofDays(1));
        counts.add(200, false, false, Duration.ofDays(1));

        assertThat(counts.totals(Duration.ZERO, 1, false, IDLE).latencies().percentile(95))
                .isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void tells_how_long_the_answers_since_a_moment_took() {
        counts.add(200, false, false, Duration.ofSeconds(1));
        LatencyCounts before = counts.totals(Duration.ZERO, 1, false, IDLE).latencies();
        counts.add(200, false, false, Duration.ofMillis(10));

        LatencyCounts since =
                counts.totals(Duration.ZERO, 1, false, IDLE).latencies().since(before);

        assertThat(since.percentile(100)).isBetween(Duration.ofMillis(10), Duration.ofMillis(11));
        assertThat(before.since(before).percentile(50)).isZero();
    }
}
