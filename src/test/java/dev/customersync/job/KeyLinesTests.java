package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.RecordKey;
import org.junit.jupiter.api.Test;

class KeyLinesTests {
    private final KeyLines lines = new KeyLines();

    @Test
    void tellsWhereAKeyWasSeenFirst() {
        assertThat(lines.putIfAbsent(RecordKey.customer("C-1"), 2)).isEqualTo(-1);
        assertThat(lines.putIfAbsent(RecordKey.customer("C-1"), 7)).isEqualTo(2);
        assertThat(lines.putIfAbsent(RecordKey.customer("C-1"), 9)).isEqualTo(2);
    }

    @Test
    void partsOfAKeyAreNotRunTogether() {
        assertThat(lines.putIfAbsent(RecordKey.contact("C-1", "1"), 2)).isEqualTo(-1);
        assertThat(lines.putIfAbsent(RecordKey.contact("C-11", ""), 3)).isEqualTo(-1);
        assertThat(lines.putIfAbsent(RecordKey.contact("C-", "11"), 4)).isEqualTo(-1);
    }

    @Test
    void keepsManyKeysApartWhileItGrows() {
        int keys = 200_000;
        for (int i = 0; i < keys; i++) {
            assertThat(lines.putIfAbsent(RecordKey.customer("C-" + i), i + 2)).isEqualTo(-1);
        }
        for (int i = 0; i < keys; i += 997) {
            assertThat(lines.putIfAbsent(RecordKey.customer("C-" + i), 1)).isEqualTo(i + 2);
        }
    }
}
