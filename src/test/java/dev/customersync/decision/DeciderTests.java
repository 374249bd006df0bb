package dev.customersync.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.state.StateStatus;
import dev.customersync.state.SyncState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeciderTests {
    private static final RecordKey KEY = RecordKey.contact("C-1", "P-1");
    private static final RowHash HASH = RowHash.of(new byte[] {1, 2, 3});

    private final Decider decider = new Decider(Set.of("is_default"));

    @Nested
    class OfAKnownRecord {
        @Test
        void whatSaysTheSameIsUnchangedAndItsNewHashIsKept() {
            Decision decision = decider.known(
                    record("first_name", "Ann", "phone", null),
                    HASH,
                    state("r-1", payload("first_name", "Ann")),
                    "c-1");

            assertThat(decision).isEqualTo(new Decision.Unchanged("r-1", HASH));
        }

        @Test
        void whatDiffersIsPatchedWithThoseFieldsOnly() {
            SyncState state = state("r-1", payload("first_name", "Ann", "phone", "+1", "designation", "Owner"));

            Decision decision = decider.known(record("first_name", "Anna", "phone", null), HASH, state, "c-1");

            assertThat(decision).isInstanceOfSatisfying(Decision.Patch.class, patch -> {
                assertThat(patch.remoteId()).isEqualTo("r-1");
                assertThat(patch.parentRemoteId()).isEqualTo("c-1");
                assertThat(patch.difference().changed()).isEqualTo(payload("first_name", "Anna", "phone", null));
                assertThat(patch.difference().whole())
                        .isEqualTo(payload("first_name", "Anna", "phone", null, "designation", "Owner"));
                assertThat(patch.hash()).isEqualTo(HASH);
                assertThat(patch.remoteParts()).isEqualTo(Map.of("addresses/A", "a-1"));
                assertThat(patch.createdByRun()).isEqualTo(7L);
                assertThat(patch.adopted()).isNull();
            });
        }

        @Test
        void aFieldThatTheTargetEchoesWronglyIsComparedWithWhatWasSent() {
            Decision decision =
                    decider.known(record("is_default", true), HASH, state("r-1", payload("is_default", false)), "c-1");

            assertThat(decision).isInstanceOf(Decision.Patch.class);
        }

        @Test
        void aStateWithoutRemoteIdIsADefect() {
            SyncState inFlight =
                    new SyncState(KEY, null, Map.of(), StateStatus.IN_FLIGHT, HASH, () -> Payload.EMPTY, 7L, false);

            assertThatIllegalStateException()
                    .isThrownBy(() -> decider.known(record("first_name", "Ann"), HASH, inFlight, "c-1"))
                    .withMessage("A synchronised record without a remote id: contact P-1 of customer C-1");
        }
    }

    @Nested
    class OfAnUnknownRecord {
        @Test
        void whatTheTargetDoesNotHoldIsCreatedWithoutItsClearedFields() {
            Decision decision = decider.unknown(record("first_name", "Ann", "phone", null), HASH, List.of(), "c-1");

            assertThat(decision).isEqualTo(new Decision.Create(record("first_name", "Ann"), "c-1", HASH));
        }

        @Test
        void whatTheTargetHoldsAlikeIsAdopted() {
            RemoteRecord remote = remote("r-1", payload("first_name", "Ann", "phone", "+1"));

            Decision decision = decider.unknown(record("first_name", "Ann"), HASH, List.of(remote), "c-1");

            assertThat(decision)
                    .isEqualTo(new Decision.Adopt(payload("first_name", "Ann", "phone", "+1"), HASH, remote));
        }

        @Test
        void whatTheTargetEchoesWronglyIsNoReasonToPatchOnAdoption() {
            RemoteRecord remote = remote("r-1", payload("first_name", "Ann", "is_default", false));

            Decision decision =
                    decider.unknown(record("first_name", "Ann", "is_default", true), HASH, List.of(remote), "c-1");

            assertThat(decision).isInstanceOf(Decision.Adopt.class);
        }

        @Test
        void whatTheTargetHoldsOtherwiseIsAdoptedByAPatchAndHasNotBeenCreatedByARun() {
            RemoteRecord remote = remote("r-1", payload("first_name", "Ann", "phone", "+1"));

            Decision decision = decider.unknown(record("first_name", "Anna"), HASH, List.of(remote), "c-1");

            assertThat(decision).isInstanceOfSatisfying(Decision.Patch.class, patch -> {
                assertThat(patch.remoteId()).isEqualTo("r-1");
                assertThat(patch.difference().changed()).isEqualTo(payload("first_name", "Anna"));
                assertThat(patch.createdByRun()).isNull();
                assertThat(patch.adopted()).isEqualTo(remote);
            });
        }

        @Test
        void whatTheTargetHoldsTwiceFailsAndNamesBoth() {
            Decision decision = decider.unknown(
                    record("first_name", "Ann"),
                    HASH,
                    List.of(remote("r-2", Payload.EMPTY), remote("r-1", Payload.EMPTY)),
                    "c-1");

            assertThat(decision)
                    .isEqualTo(new Decision.Failed(new Problem(
                            ErrorCode.AMBIGUOUS_MATCH,
                            "reference_id",
                            "reference_id: expected one record of contact P-1 of customer C-1 at the target, found 2: r-1,"
                                    + " r-2")));
        }
    }

    private static EntityRecord record(@Nullable Object... namesAndValues) {
        return new EntityRecord(KEY, payload(namesAndValues));
    }

    private static SyncState state(String remoteId, Payload payload) {
        return new SyncState(
                KEY, remoteId, Map.of("addresses/A", "a-1"), StateStatus.SYNCED, null, () -> payload, 7L, false);
    }

    private static RemoteRecord remote(String remoteId, Payload payload) {
        return new RemoteRecord(remoteId, payload, Map.of(), true);
    }

    private static Payload payload(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<@Nullable Object> list = Arrays.asList(namesAndValues);
        for (int i = 0; i < list.size(); i += 2) {
            values.put(String.valueOf(list.get(i)), list.get(i + 1));
        }
        return Payload.of(values);
    }
}
