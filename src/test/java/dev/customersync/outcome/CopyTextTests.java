package dev.customersync.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTextTests {
    private final CopyText copy = new CopyText();

    @Test
    void separatesValuesByTabsAndRowsByLineFeeds() {
        copy.put(1L).put("a").put((Integer) 2).endRow();
        copy.put(3L).put("b").put((Integer) 4).endRow();

        assertThat(copy).hasToString("1\ta\t2\n3\tb\t4\n");
    }

    @Test
    void tellsNothingFromAnEmptyText() {
        copy.put((String) null).put("").put((Integer) null).endRow();

        assertThat(copy).hasToString("\\N\t\t\\N\n");
    }

    @Test
    void escapesWhatTheFormatGivesAMeaning() {
        copy.put("a\tb\\c\nd\re").put("\\N").put("\\.").endRow();

        assertThat(copy).hasToString("a\\tb\\\\c\\nd\\re\t\\\\N\t\\\\.\n");
    }

    @Test
    void takesEveryCharacterAndEveryNumber() {
        String text = "Müller\t🚀\\東京\0" + "n".repeat(10_000);
        copy.put(text).put(Long.MIN_VALUE).put((Integer) 10).put(-1L).endRow();

        assertThat(copy)
                .hasToString("Müller\\t🚀\\\\東京\uFFFD" + "n".repeat(10_000) + "\t-9223372036854775808\t10\t-1\n");
    }

    @Test
    void replacesTheNulThatPostgresqlRefuses() {
        copy.put("a\0b").endRow();

        assertThat(copy).hasToString("a\uFFFDb\n");
    }
}
