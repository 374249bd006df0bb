package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.UnderWay;
import dev.customersync.run.Constraint;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopwatchTests {
    private static final Observation COMPARING = new Observation(new UnderWay(0, 0, 0), 0, 1);

    private final Stopwatch stopwatch = new Stopwatch(nanos(1_000));

    @Test
    void theTimeBeforeALookWasSpentOnWhatIsSeen() {
        stopwatch.look(COMPARING, nanos(1_050));
        stopwatch.look(requesting(2), nanos(1_150));
        stopwatch.look(COMPARING, nanos(1_160));

        assertThat(stopwatch.timeSpent().millis())
                .isEqualTo(Map.of(Constraint.PROGRAM, 60L, Constraint.API_LATENCY, 100L));
    }

    @Test
    void concurrencyIsTheAverageOfALap() {
        assertThat(stopwatch.concurrency()).isZero();

        stopwatch.look(requesting(8), nanos(1_100));
        stopwatch.look(COMPARING, nanos(1_400));
        assertThat(stopwatch.concurrency()).isEqualTo(2);

        stopwatch.newLap();
        stopwatch.look(requesting(3), nanos(1_500));
        assertThat(stopwatch.concurrency()).isEqualTo(3);
    }

    private static Observation requesting(int requests) {
        return new Observation(new UnderWay(requests, 0, requests), 0, 0);
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
