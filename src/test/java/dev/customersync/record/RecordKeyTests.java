package dev.customersync.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RecordKeyTests {

    @Test
    void aKeyIsShownAsPeopleSayIt() {
        assertThat(RecordKey.customer("C-1")).hasToString("customer C-1");
        assertThat(RecordKey.contact("C-1", "P-1")).hasToString("contact P-1 of customer C-1");
    }

    @Test
    void contactsOfTwoCustomersAreTwoRecordsEvenWithOneReferenceId() {
        assertThat(RecordKey.contact("C-1", "P-1")).isNotEqualTo(RecordKey.contact("C-2", "P-1"));
        assertThat(RecordKey.customer("C-1")).isNotEqualTo(new RecordKey(EntityType.CONTACT, "", "C-1"));
    }

    @Test
    void aContactBelongsToItsCustomerAndACustomerToNobody() {
        assertThat(RecordKey.contact("C-1", "P-1").owner()).isEqualTo(RecordKey.customer("C-1"));
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordKey.customer("C-1").owner())
                .withMessage("A customer has no owner: customer C-1");
    }

    @Test
    void aKeyIsCompleteWhenNoPartThatItNeedsIsBlank() {
        assertThat(RecordKey.customer("C-1").isComplete()).isTrue();
        assertThat(RecordKey.customer("").isComplete()).isFalse();
        assertThat(RecordKey.contact("C-1", "P-1").isComplete()).isTrue();
        assertThat(RecordKey.contact("", "P-1").isComplete()).isFalse();
        assertThat(RecordKey.contact("C-1", "").isComplete()).isFalse();
    }
}
