package dev.customersync.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTests {
    private static ErrorBody of(String body) {
        return ErrorBody.of(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":\"x\",\"message\":\"No\"} | No",
                "{\"error\":{\"code\":\"x\",\"message\":\"No\"}} | No",
                "{\"error\":\"No\"} | No",
                "{\"errorMessage\":\"No\",\"errorCode\":\"E\"} | No",
                "{\"title\":\"Bad\",\"detail\":\"No\"} | No",
                "{\"code\":4711} | 4711",
                "{\"details\":[{\"field\":\"email\",\"reason\":\"bad\"},{\"field\":\"phone\"},{\"reason\":\"odd\"}]} | email: bad; phone; odd",
                "{\"message\":\"No\",\"details\":\"none\"} | No",
                "{} | ''",
                "'' | ''",
                "Bad gateway | Bad gateway",
                "[1,2] | [1,2]",
                "<html><head><TITLE>502 Bad Gateway</TITLE> | a page titled \"502 Bad Gateway\"",
                "<!DOCTYPE html><p>no | a page without a title"
            })
    void says_what_the_server_says(String body, String expected) {
        assertThat(of(body).message()).isEqualTo(expected);
    }

    @Test
    void names_each_blamed_field_once() {
        ErrorBody body = of(
                "{\"error\":{\"message\":\"No\",\"details\":[{\"field\":\"a\"},{\"field\":\"b\"},{\"field\":\"a\"}]}}");

        assertThat(body.fields()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void is_one_line_of_sane_length() {
        assertThat(of("line one\r\n\tline\u0000two").message()).isEqualTo("line one line two");
        assertThat(of("x".repeat(5000)).message()).hasSize(300).endsWith("x…");
        assertThat(of("x".repeat(298) + "\uD83D\uDE00" + "y".repeat(99)).message())
                .isEqualTo("x".repeat(298) + "…");
    }

    @Test
    void bytes_that_are_no_text_do_no_harm() {
        assertThat(ErrorBody.of(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}).fields())
                .isEmpty();
    }
}
