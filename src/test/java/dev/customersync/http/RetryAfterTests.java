package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @Test
    void reads_seconds() {
        assertThat(RetryAfter.parse(" 120 ", null, NOW)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void reads_a_date() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", null, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void measures_a_date_by_the_servers_clock() {
        assertThat(RetryAfter.parse(
                        "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:27 GMT", NOW.minusSeconds(86_400)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-5", "1.5", "soon", "\u0661", "99999999999999999999", "Sun, 06 Nov 1994 08:49:00 GMT"})
    void takes_garbage_and_what_is_not_in_the_future_for_nothing(String value) {
        assertThat(RetryAfter.parse(value, null, NOW)).isNull();
        assertThat(RetryAfter.parse(null, null, NOW)).isNull();
    }
}
