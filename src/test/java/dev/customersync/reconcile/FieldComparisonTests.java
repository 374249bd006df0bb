package dev.customersync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldComparisonTests {
    private static final FieldComparison FIELDS = new FieldComparison(Set.of("is_default", "addresses.is_default"));

    @Test
    void whatWasSentAndIsThereIsNoDifference() {
        Payload sent = Payload.of(Map.of("phone", "+49301", "is_default", true)).with("email", null);

        assertThat(FIELDS.known(Payload.of(Map.of("phone", "+49301", "is_default", false)), sent, sent))
                .isEmpty();
    }

    @Test
    void aFieldThatWasNeverSentIsNotComparedWithTheTarget() {
        assertThat(FIELDS.known(Payload.of(Map.of("phone", "+49301")), Payload.EMPTY, null))
                .isEmpty();
    }

    @Test
    void anEditAndAChangeOfOneFieldAreOneFinding() {
        assertThat(FIELDS.known(
                        Payload.of(Map.of("phone", "theirs", "email", "same")),
                        Payload.of(Map.of("phone", "sent", "email", "same")),
                        Payload.of(Map.of("phone", "ours", "email", "new"))))
                .containsExactlyInAnyOrder(
                        new FieldFinding("phone", true, true, "theirs", "sent", "ours"),
                        new FieldFinding("email", false, true, "same", "same", "new"));
    }

    @Test
    void anElementThatIsGoneIsOneDifferenceAndOneThatOthersAddedIsNone() {
        Payload sent = addresses(address("A", "Bonn"), address("B", "Ulm").with("phone", null));
        Payload held = addresses(address("B", "Köln"), address("C", "Rom"));

        assertThat(FIELDS.known(held, sent, null))
                .containsExactly(
                        new FieldFinding("addresses[A]", true, false, null, address("A", "Bonn"), null),
                        new FieldFinding("addresses[B].city", true, false, "Köln", "Ulm", null));
        assertThat(FIELDS.foreign(held, sent)).containsExactly("addresses[C]");
    }

    @Test
    void anElementOfWhichNothingIsLeftButClearedFieldsIsNotMissed() {
        Payload sent = addresses(Payload.EMPTY.with("reference_id", "A").with("city", null));

        assertThat(FIELDS.known(Payload.EMPTY, sent, null)).isEmpty();
    }

    @Test
    void aRecordThatWasNeverSentIsComparedWithTheSource() {
        assertThat(FIELDS.unknown(
                        Payload.of(Map.of("phone", "theirs", "is_default", false)),
                        Payload.of(Map.of("phone", "ours", "is_default", true))))
                .containsExactly(new FieldFinding("phone", false, true, "theirs", null, "ours"));
        assertThat(FIELDS.unknown(Payload.EMPTY, null)).isEmpty();
    }

    private static Payload addresses(Payload... addresses) {
        return Payload.EMPTY.with(Payload.ADDRESSES, List.of(addresses));
    }

    private static Payload address(String referenceId, String city) {
        return Payload.EMPTY.with("reference_id", referenceId).with("city", city);
    }
}
