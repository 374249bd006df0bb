package dev.customersync.http;

import static dev.customersync.http.Verdict.DENIED;
import static dev.customersync.http.Verdict.DONE;
import static dev.customersync.http.Verdict.NOT_SENT;
import static dev.customersync.http.Verdict.OVERLOADED;
import static dev.customersync.http.Verdict.REFUSED;
import static dev.customersync.http.Verdict.THROTTLED;
import static dev.customersync.http.Verdict.TROUBLE;
import static dev.customersync.http.Verdict.UNREADABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Verdict.Next;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTests {
    private static Answer answer(int status, String body, @Nullable Duration retryAfter) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Answer.Received(status, bytes, Json.read(bytes), null, retryAfter, null, null);
    }

    private static Verdict on(int status) {
        return Verdict.on(answer(status, "{}", null), Verb.PATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "200, DONE",
        "201, DONE",
        "202, DONE",
        "204, DONE",
        "301, REFUSED",
        "302, REFUSED",
        "304, REFUSED",
        "307, REFUSED",
        "400, REFUSED",
        "404, REFUSED",
        "409, REFUSED",
        "410, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "401, DENIED",
        "403, DENIED",
        "408, TROUBLE",
        "429, THROTTLED",
        "500, TROUBLE",
        "502, TROUBLE",
        "503, TROUBLE",
        "504, TROUBLE",
        "599, TROUBLE"
    })
    void a_status_means(int status, Verdict expected) {
        assertThat(on(status)).isEqualTo(expected);
    }

    @Test
    void a_503_that_names_a_time_is_overload_and_no_other_status_is() {
        assertThat(Verdict.on(answer(503, "", Duration.ofSeconds(1)), Verb.POST))
                .isEqualTo(OVERLOADED);
        assertThat(Verdict.on(answer(500, "", Duration.ofSeconds(1)), Verb.POST))
                .isEqualTo(TROUBLE);
    }

    @Test
    void what_was_not_sent_is_told_from_what_was_lost() {
        assertThat(Verdict.on(new Answer.NotSent(new IOException()), Verb.POST)).isEqualTo(NOT_SENT);
        assertThat(Verdict.on(new Answer.Lost(new IOException()), Verb.POST)).isEqualTo(TROUBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', UNREADABLE",
        "POST, '', DONE",
        "PATCH, '', DONE",
        "DELETE, '', DONE",
        "GET, '[]', DONE",
        "GET, '{}', DONE",
        "GET, '\"ok\"', UNREADABLE",
        "GET, 'null', UNREADABLE",
        "GET, '{}{}', UNREADABLE",
        "GET, '{\"a\":', UNREADABLE",
        "GET, '<html>', UNREADABLE",
        "POST, '<html>', UNREADABLE",
        "PUT, 'OK', UNREADABLE"
    })
    void a_success_is_done_when_its_body_can_be_used(Verb verb, String body, Verdict expected) {
        assertThat(Verdict.on(answer(200, body, null), verb)).isEqualTo(expected);
    }

    @Test
    void a_success_whose_body_broke_off_cannot_be_used() {
        Answer cut = new Answer.Received(201, new byte[0], null, new IOException("cut"), null, null, null);

        assertThat(Verdict.on(cut, Verb.POST)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "DONE,       RETURN,   RETURN,   RETURN",
        "UNREADABLE, RETRY,    FAIL,     FAIL",
        "REFUSED,    FAIL,     FAIL,     FAIL",
        "DENIED,     STOP_RUN, STOP_RUN, STOP_RUN",
        "THROTTLED,  WAIT,     WAIT,     WAIT",
        "OVERLOADED, WAIT,     WAIT,     FAIL",
        "NOT_SENT,   RETRY,    RETRY,    RETRY",
        "TROUBLE,    RETRY,    RETRY,    FAIL"
    })
    void what_comes_next_of_a_read_of_a_change_and_of_a_create(Verdict verdict, Next get, Next change, Next create) {
        assertThat(verdict.next(Verb.GET)).isEqualTo(get);
        assertThat(verdict.next(Verb.PATCH)).isEqualTo(change);
        assertThat(verdict.next(Verb.PUT)).isEqualTo(change);
        assertThat(verdict.next(Verb.DELETE)).isEqualTo(change);
        assertThat(verdict.next(Verb.POST)).isEqualTo(create);
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, DONE", "UNREADABLE, DONE", "REFUSED, NONE", "DENIED, NONE",
        "THROTTLED, NONE", "OVERLOADED, UNCLEAR", "NOT_SENT, NONE", "TROUBLE, UNCLEAR"
    })
    void what_a_write_has_done(Verdict verdict, Effect expected) {
        assertThat(verdict.effect(Verb.POST)).isEqualTo(expected);
        assertThat(verdict.effect(Verb.PATCH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void a_read_has_done_nothing(Verdict verdict) {
        assertThat(verdict.effect(Verb.GET)).isEqualTo(Effect.NONE);
    }

    @Test
    void only_errors_of_the_server_and_the_way_to_it_are_trouble() {
        assertThat(Verdict.values()).filteredOn(Verdict::isTrouble).containsExactly(NOT_SENT, TROUBLE);
        assertThat(Verdict.values()).filteredOn(Verdict::isThrottling).containsExactly(THROTTLED, OVERLOADED);
        assertThat(Verdict.values()).contains(DONE, UNREADABLE, REFUSED, DENIED);
    }
}
