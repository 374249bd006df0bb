package dev.customersync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeSpentTests {

    @Test
    void theLimitIsWhatWasWaitedForTheLongestInAllProcesses() {
        TimeSpent first = new TimeSpent(Map.of(Constraint.API_LATENCY, 5_000L, Constraint.DATABASE, 4_000L));
        TimeSpent resumed = new TimeSpent(Map.of(Constraint.DATABASE, 3_000L, Constraint.PROGRAM, 2_000L));

        TimeSpent both = first.then(resumed);

        assertThat(first.limit()).hasValue(Constraint.API_LATENCY);
        assertThat(both.limit()).hasValue(Constraint.DATABASE);
        assertThat(both.percent(Constraint.DATABASE)).isEqualTo(50);
        assertThat(both.percent(Constraint.TROUBLE)).isZero();
    }

    @Test
    void aRunOfAMomentHasNoLimitWorthNaming() {
        assertThat(TimeSpent.NONE.limit()).isEmpty();
        assertThat(TimeSpent.NONE.percent(Constraint.PROGRAM)).isZero();
        assertThat(new TimeSpent(Map.of(Constraint.DATABASE, 2_000L, Constraint.PROGRAM, 999L)).limit())
                .isEmpty();
    }
}
