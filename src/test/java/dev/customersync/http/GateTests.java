package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTests {
    private final FakeTicker ticker = new FakeTicker();
    private final Gate gate = new Gate(ticker);

    @Test
    void is_closed_for_the_longest_time_that_was_asked_for() {
        gate.close(Duration.ofSeconds(10));
        gate.close(Duration.ofSeconds(2));

        ticker.pass(Duration.ofSeconds(9));
        assertThat(gate.isClosed()).isTrue();
        ticker.pass(Duration.ofSeconds(1));
        assertThat(gate.isClosed()).isFalse();
    }

    @Test
    void time_that_several_asked_for_is_counted_once_and_only_when_it_has_passed() {
        gate.close(Duration.ofSeconds(10));
        ticker.pass(Duration.ofSeconds(4));
        gate.close(Duration.ofSeconds(10));

        assertThat(gate.closedTime()).isEqualTo(Duration.ofSeconds(4));
        ticker.pass(Duration.ofMinutes(1));
        assertThat(gate.closedTime()).isEqualTo(Duration.ofSeconds(14));
    }
}
