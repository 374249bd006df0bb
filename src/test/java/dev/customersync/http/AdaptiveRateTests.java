package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdaptiveRateTests {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AdaptiveRate rate = new AdaptiveRate(10, 0);

    @Test
    void is_cut_once_for_a_burst_of_requests_that_were_sent_before() {
        assertThat(rate.cut(5, 10)).isTrue();
        assertThat(rate.cut(6, 11)).isFalse();
        assertThat(rate.current()).isEqualTo(7);

        assertThat(rate.cut(12, 13)).isTrue();
        assertThat(rate.current()).isCloseTo(4.9, within(1e-9));
    }

    @Test
    void is_regained_in_small_steps_and_never_above_the_limit() {
        rate.cut(0, 0);

        assertThat(rate.regain(SECOND - 1)).isFalse();
        assertThat(rate.regain(SECOND)).isTrue();
        assertThat(rate.current()).isCloseTo(7.3, within(1e-9));
        assertThat(rate.regain(SECOND + 1)).isFalse();

        for (int i = 2; i < 60; i++) {
            rate.regain(i * SECOND);
        }
        assertThat(rate.current()).isEqualTo(10);
    }

    @Test
    void never_comes_to_a_standstill() {
        for (int i = 0; i < 100; i++) {
            rate.cut(i, i);
        }

        assertThat(rate.current()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void uses_most_of_what_a_server_allows_that_allows_a_small_part_of_the_limit() {
        AdaptiveRate high = new AdaptiveRate(5_000, 0);
        double allowed = 200;
        double accepted = 0;
        int throttled = 0;
        for (int second = 1; second <= 300; second++) {
            long now = second * SECOND;
            if (high.current() > allowed) {
                throttled++;
                high.cut(now, now);
            } else {
                accepted += high.current();
                high.regain(now);
            }
        }

        assertThat(accepted).isGreaterThan(0.8 * allowed * 300);
        assertThat(throttled).isLessThan(35);
    }

    @Test
    void comes_back_to_the_limit_when_the_server_allows_it_again() {
        AdaptiveRate high = new AdaptiveRate(5_000, 0);
        for (int i = 0; i < 12; i++) {
            high.cut(i, i);
        }
        assertThat(high.current()).isLessThan(100);

        for (int second = 1; second <= 200; second++) {
            high.regain(second * SECOND);
        }

        assertThat(high.current()).isEqualTo(5_000);
    }
}
