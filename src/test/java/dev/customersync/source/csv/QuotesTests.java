package dev.customersync.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesTests {

    @Test
    void makeOneRecordOfWellFormedLines() {
        assertThat(isOneRecord("a,b,")).isTrue();
        assertThat(isOneRecord("\"a\",\"\",\"say \"\"hi\"\"\"")).isTrue();
        assertThat(isOneRecord("a,\"b", "", "c,\"\"d\"\"\",e")).isTrue();
        assertThat(isOneRecord("5\" pipe,\"b", "c\"")).isTrue();
    }

    @Test
    void makeNoneOfLinesThatEndTooEarlyOrTooLate() {
        assertThat(isOneRecord("a,\"b")).isFalse();
        assertThat(isOneRecord("a,\"b\"", "c")).isFalse();
        assertThat(isOneRecord("a,b", "c")).isFalse();
        assertThat(isOneRecord("a,\"b", "c\"", "d")).isFalse();
    }

    @Test
    void makeNoneWhenACellGoesOnAfterItsClosingQuote() {
        assertThat(isOneRecord("1,\"5\" bolt\",x", "2,\"5\" bolt\",x")).isFalse();
        assertThat(isOneRecord("\"Ann\" or \"Al\"")).isFalse();
        assertThat(isOneRecord("\"a\" ,b")).isFalse();
    }

    private static boolean isOneRecord(String... lines) {
        return Quotes.makeOneRecord(List.of(lines), ',', '"');
    }
}
