package dev.customersync.target.ecwid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.customersync.record.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactNoteTests {
    private static final ContactNote DEFAULT = ContactNote.of(ContactNote.DEFAULT_PATTERN);

    @Test
    void whatIsNotSaidLeavesNoMarksBehind() {
        assertThat(DEFAULT.of(Payload.of(Map.of("first_name", "Ann", "last_name", "Lee", "designation", "Buyer"))))
                .isEqualTo("Ann Lee, Buyer");
        assertThat(DEFAULT.of(Payload.of(Map.of("first_name", "Ann")))).isEqualTo("Ann");
        assertThat(DEFAULT.of(Payload.of(Map.of("designation", "Buyer")))).isEqualTo("Buyer");
        assertThat(DEFAULT.of(Payload.EMPTY)).isEmpty();
        assertThat(ContactNote.of("{last_name} ({designation})").of(Payload.of(Map.of("last_name", "Lee"))))
                .isEqualTo("Lee");
    }

    @Test
    void attributesMayBeAPartOfIt() {
        Payload contact =
                Payload.EMPTY.with(Payload.ATTRIBUTES, List.of(Payload.of(Map.of("name", "Room", "value", "4.2 $1"))));

        assertThat(ContactNote.of("Room {attribute:Room}").of(contact)).isEqualTo("Room 4.2 $1");
    }

    @Test
    void aPatternThatNamesNoFieldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactNote.of("{name}"))
                .withMessage("expected in braces designation, email, first_name, last_name, phone, reference_id or"
                        + " attribute:NAME, found \"name\"");
    }
}
