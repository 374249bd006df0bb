package dev.customersync.target.ecwid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTypeTests {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ' Ann@Example.com', ann@example.com",
        "PHONE, +49 (30) 123-456, 0049 30 123456",
        "WHATSAPP, +49 171 1, 491711",
        "FACEBOOK, https://www.Facebook.com/acme/, facebook.com/acme",
        "URL, http://acme.example/shop, https://acme.example/shop",
        "TELEGRAM, @Acme, @acme",
    })
    void spellingsOfOneContactAreTheSame(ContactType type, String one, String other) {
        assertThat(type.normalised(one)).isEqualTo(type.normalised(other));
    }

    @ParameterizedTest
    @CsvSource({"whatsapp, WHATSAPP", "Fb Messenger, FB_MESSENGER", "fb-messenger, FB_MESSENGER", "Url, URL"})
    void namesAreReadInAnySpelling(String name, ContactType type) {
        assertThat(ContactType.of(name)).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"Tier", "Language", "''"})
    void otherNamesAreNone(String name) {
        assertThat(ContactType.of(name)).isEmpty();
    }
}
