package dev.customersync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.outcome.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityCountsTests {

    @Test
    void theBooksBalanceWhenEachRowReadHasOneOutcome() {
        assertThat(new EntityCounts(0, Map.of()).balanced()).isTrue();
        assertThat(new EntityCounts(3, Map.of(Status.CREATED, 2L, Status.FAILED, 1L)).balanced())
                .isTrue();
        assertThat(new EntityCounts(3, Map.of(Status.CREATED, 2L)).balanced())
                .as("one row lost")
                .isFalse();
        assertThat(new EntityCounts(3, Map.of(Status.CREATED, 4L)).balanced())
                .as("one row too many")
                .isFalse();
    }

    @Test
    void deletionsAreCountedApart() {
        EntityCounts counts = new EntityCounts(2, Map.of(Status.UNCHANGED, 2L, Status.DELETED, 5L));

        assertThat(counts.balanced()).isTrue();
        assertThat(counts.allDone()).isTrue();
        assertThat(counts.of(Status.DELETED)).isEqualTo(5);
        assertThat(counts.of(Status.CREATED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void rowsThatSucceededAreDoneAllOthersAreNot(Status status) {
        boolean done =
                switch (status) {
                    case CREATED, UPDATED, UNCHANGED, ADOPTED, DELETED -> true;
                    case DELETE_FAILED, INVALID, DUPLICATE, BLOCKED, FAILED, UNKNOWN, NOT_ATTEMPTED -> false;
                };

        assertThat(new EntityCounts(1, Map.of(status, 1L)).allDone()).isEqualTo(done);
        assertThat(new EntityCounts(0, Map.of(status, 0L)).allDone()).isTrue();
    }
}
