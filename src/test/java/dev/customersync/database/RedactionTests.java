package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:5432/db, jdbc:postgresql://h:5432/db",
        "jdbc:postgresql://h/db?user=u&password=secret&ssl=true, jdbc:postgresql://h/db?user=u&password=***&ssl=true",
        "jdbc:postgresql://h/db?PASSWORD=secret, jdbc:postgresql://h/db?PASSWORD=***",
        "jdbc:postgresql://h/db?sslpassword=secret, jdbc:postgresql://h/db?sslpassword=***",
        "postgresql://u:secret@h:5432/db, postgresql://u:***@h:5432/db",
    })
    void showsNoPasswordOfAUrl(String text, String redacted) {
        assertThat(Redaction.of(text)).isEqualTo(redacted);
    }
}
