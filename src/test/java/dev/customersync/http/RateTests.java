package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTests {
    @ParameterizedTest
    @CsvSource({"10/s, 10", "600/m, 10", " 30 / m , 0.5", "3600/h, 1"})
    void reads_requests_a_second_a_minute_or_an_hour(String text, double perSecond) {
        assertThat(Rate.of(text).perSecond()).isEqualTo(perSecond);
    }

    @Test
    void is_written_as_it_is_read() {
        assertThat(Rate.of(" 600 / m ")).hasToString("600/m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10/x", "0/s", "-1/s", "1.5/s", "10/sec", "99999999999/s"})
    void says_how_a_rate_is_written(String text) {
        assertThatThrownBy(() -> Rate.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text
                        + "\" is not a rate: write a whole number of requests from 1 on, a slash, and s, m or h,"
                        + " such as 10/s or 600/m");
    }
}
