package dev.customersync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOptionsTests {

    @ParameterizedTest
    @ValueSource(strings = {"200/s", "600/m", "off"})
    void a_rate_limit_is_read_and_written_alike(String text) {
        assertThat(RateLimit.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "0/s", "200/h", "", "-1/s"})
    void a_wrong_rate_limit_is_told_the_form(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.parse(text))
                .withMessage("A rate limit is written 200/s, 600/m or off, but this is '" + text + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20", "20-50"})
    void a_latency_is_read_and_written_alike(String text) {
        assertThat(Latency.parse(text)).hasToString(text);
    }

    @Test
    void a_wrong_latency_is_told_the_form() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse("20ms"))
                .withMessage("A latency is written 20 or 20-50, in milliseconds, but this is '20ms'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse("50-20"))
                .withMessage("A latency goes from a smaller to a greater number of milliseconds, but this is '50-20'.");
    }

    @Test
    void a_latency_is_drawn_from_its_range() {
        assertThat(new Latency(20, 20).draw()).isEqualTo(20);
        assertThat(new Latency(20, 22).draw()).isBetween(20, 22);
    }

    @Test
    void the_busiest_second_is_found_wherever_it_begins() {
        ArrivalMeter meter = new ArrivalMeter();
        for (long millis : new long[] {0, 900, 950, 1_400, 1_890, 1_900, 5_000}) {
            meter.arrived(millis * 1_000_000);
        }

        assertThat(meter.mostInOneSecond()).isEqualTo(4);
    }
}
