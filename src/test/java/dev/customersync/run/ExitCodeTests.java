package dev.customersync.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.ErrorCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTests {

    @Test
    void theNumbersAreThoseThatSchedulersKnow() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::status))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 130, 143);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIGURATION, 2",
        "INPUT_UNREADABLE, 2",
        "HEADER, 2",
        "DATABASE, 3",
        "LOCKED, 3",
        "CREDENTIALS, 3",
        "UNFINISHED_RUN, 3",
        "UNREACHABLE, 3",
        "WRONG_ACCOUNT, 5",
        "FILTER_IGNORED, 5",
        "MAPPING_CHANGED, 5",
        "REPORT_NOT_WRITABLE, 1",
        "GAVE_UP, 6",
    })
    void anErrorBeforeTheRunTellsWhyItDidNotBegin(ErrorCode error, int status) {
        assertThat(ExitCode.beforeTheRun(error).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void anErrorInMidRunLeavesItResumableUnlessAGuardStoppedIt(ErrorCode error) {
        boolean guard = error == ErrorCode.WRONG_ACCOUNT
                || error == ErrorCode.FILTER_IGNORED
                || error == ErrorCode.MAPPING_CHANGED
                || error == ErrorCode.MISSING_LIMIT
                || error == ErrorCode.SOURCE_INCOMPLETE;

        assertThat(ExitCode.duringTheRun(error)).isEqualTo(guard ? ExitCode.GUARD : ExitCode.GAVE_UP);
    }
}
