package dev.customersync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeSpentTests {

    @Test
    void theLimitIsWhatWasWaitedForTheLongestInAllProcesses() {
        TimeSpent first = new TimeSpent(Map.of(Constraint.API_LATENCY, 50L, Constraint.DATABASE, 40L));
        TimeSpent resumed = new TimeSpent(Map.of(Constraint.DATABASE, 30L, Constraint.PROGRAM, 20L));

        TimeSpent both = first.then(resumed);

        assertThat(first.limit()).hasValue(Constraint.API_LATENCY);
        assertThat(both.limit()).hasValue(Constraint.DATABASE);
        assertThat(both.percent(Constraint.DATABASE)).isEqualTo(50);
        assertThat(both.percent(Constraint.TROUBLE)).isZero();
    }

    @Test
    void nothingMeasuredIsNoLimit() {
        assertThat(TimeSpent.NONE.limit()).isEmpty();
        assertThat(TimeSpent.NONE.percent(Constraint.PROGRAM)).isZero();
        assertThat(new TimeSpent(Map.of(Constraint.DATABASE, 0L)).limit()).isEmpty();
    }
}
