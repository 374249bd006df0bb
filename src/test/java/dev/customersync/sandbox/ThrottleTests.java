package dev.customersync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTests {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_client_that_keeps_the_rate_is_never_refused() {
        Throttle throttle = new Throttle(RateLimit.parse("200/s"), nanos::get);

        for (int i = 0; i < 2_000; i++) {
            assertThat(throttle.refuse()).isEmpty();
            nanos.addAndGet(5_000_000);
        }
    }

    @Test
    void a_burst_passes_as_far_as_a_tenth_of_a_second() {
        Throttle throttle = new Throttle(RateLimit.parse("200/s"), nanos::get);

        assertThat(passedOf(throttle, 100)).isEqualTo(20);
    }

    @Test
    void twice_the_rate_is_refused_half_of_the_time() {
        Throttle throttle = new Throttle(RateLimit.parse("100/s"), nanos::get);
        int passed = 0;
        for (int i = 0; i < 2_000; i++) {
            passed += throttle.refuse().isEmpty() ? 1 : 0;
            nanos.addAndGet(5_000_000);
        }

        assertThat(passed).isBetween(1_000, 1_011);
    }

    @Test
    void it_says_when_one_more_would_pass() {
        Throttle throttle = new Throttle(RateLimit.parse("60/m"), nanos::get);
        passedOf(throttle, 6);

        assertThat(throttle.refuse()).contains(Duration.ofSeconds(1));
        nanos.addAndGet(1_000_000_000);
        assertThat(throttle.refuse()).isEmpty();
    }

    @Test
    void without_a_limit_all_pass() {
        assertThat(passedOf(new Throttle(RateLimit.NONE, nanos::get), 10_000)).isEqualTo(10_000);
    }

    private static int passedOf(Throttle throttle, int requests) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += throttle.refuse().isEmpty() ? 1 : 0;
        }
        return passed;
    }
}
