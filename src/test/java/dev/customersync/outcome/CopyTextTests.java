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
    void replacesTheNulThatPostgresqlRefuses() {
        copy.put("a\0b").endRow();

        assertThat(copy).hasToString("a\uFFFDb\n");
    }
}
