package dev.customersync.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.monitor.NotifyPolicy.Before;
import dev.customersync.monitor.NotifySettings.Occasion;
import dev.customersync.run.ExitCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyPolicyTests {
    private static final Set<Occasion> USUAL = Set.of(Occasion.FAILURE, Occasion.RECOVERY);

    @ParameterizedTest
    @CsvSource({
        "OK, , ",
        "OK, OK, ",
        "OK, ROWS_FAILED, RECOVERY",
        "OK, GAVE_UP, RECOVERY",
        "OK, DIED, RECOVERY",
        "OK, INTERRUPTED, ",
        "OK, TERMINATED, RECOVERY",
        "ROWS_FAILED, OK, FAILURE",
        "UNEXPECTED, , FAILURE",
        "USAGE, OK, FAILURE",
        "CANNOT_START, OK, FAILURE",
        "GUARD, OK, FAILURE",
        "GAVE_UP, GAVE_UP, FAILURE",
        "TERMINATED, OK, FAILURE",
        "INTERRUPTED, GAVE_UP, ",
    })
    void failuresAndTheFirstSuccessAfterThemAreTold(ExitCode code, @Nullable String before, @Nullable String event) {
        assertThat(event(new NotifyPolicy(USUAL, true), code, before)).isEqualTo(event);
    }

    @Test
    void rowsToMendAreNoFailureWhereTheyAreUsual() {
        NotifyPolicy policy = new NotifyPolicy(USUAL, false);

        assertThat(event(policy, ExitCode.ROWS_FAILED, "OK")).isNull();
        assertThat(event(policy, ExitCode.ROWS_FAILED, "GAVE_UP")).isEqualTo("RECOVERY");
        assertThat(event(policy, ExitCode.OK, "ROWS_FAILED")).isNull();
    }

    @Test
    void whatIsNotAskedForIsNotTold() {
        assertThat(told(Occasion.FAILURE)).isEqualTo("FAILURE");
        assertThat(told(Occasion.RECOVERY)).isEqualTo("RECOVERY");
        assertThat(told(Occasion.ALWAYS)).isEqualTo("FAILURE, RECOVERY, SUCCESS");
    }

    private static String told(Occasion occasion) {
        NotifyPolicy policy = new NotifyPolicy(Set.of(occasion), true);
        return Arrays.asList(
                        event(policy, ExitCode.GAVE_UP, "OK"),
                        event(policy, ExitCode.OK, "GAVE_UP"),
                        event(policy, ExitCode.OK, "OK"))
                .stream()
                .filter(event -> event != null)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String event(NotifyPolicy policy, ExitCode code, @Nullable String before) {
        Optional<Before> ending = Optional.ofNullable(before)
                .map(name -> new Before(name.equals("DIED") ? null : ExitCode.valueOf(name)));
        return policy.event(code, ending).map(Enum::name).orElse(null);
    }
}
