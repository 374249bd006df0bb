package dev.customersync.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultRuleTests {

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void every_kind_can_be_written_by_its_name(FaultKind kind) {
        assertThat(FaultRule.parse(kind.word()).kind()).isEqualTo(kind);
    }

    @Test
    void a_bare_kind_strikes_every_call_with_its_defaults() {
        FaultRule rule = FaultRule.parse("error-after-commit");

        assertThat(rule)
                .isEqualTo(new FaultRule(
                        "error-after-commit",
                        FaultKind.ERROR_AFTER_COMMIT,
                        new Condition(null, null, null, null, 1, 1, 1, Long.MAX_VALUE),
                        500,
                        Duration.ZERO,
                        OptionalInt.empty()));
    }

    @Test
    void all_options_are_read() {
        FaultRule rule = FaultRule.parse(
                "throttle:method=POST, entity=contact,call=create,reference_id=C-1=x,nth=3,times=4,retry-after=7");

        assertThat(rule.condition())
                .isEqualTo(new Condition("POST", Entity.CONTACT, Operation.CREATE, "C-1=x", 1, 1, 3, 4));
        assertThat(rule.status()).isEqualTo(429);
        assertThat(rule.retryAfter()).hasValue(7);
    }

    @Test
    void a_rate_may_come_in_bursts() {
        Condition condition = FaultRule.parse("throttle:rate=0.01,burst=20").condition();

        assertThat(condition.rate()).isEqualTo(0.01);
        assertThat(condition.burst()).isEqualTo(20);
        assertThat(condition.times()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nth_alone_strikes_once() {
        assertThat(FaultRule.parse("cut-after-commit:nth=3").condition().times())
                .isEqualTo(1);
    }

    @Test
    void delays_and_statuses_can_be_set() {
        assertThat(FaultRule.parse("slow-after-commit:ms=150").delay()).isEqualTo(Duration.ofMillis(150));
        assertThat(FaultRule.parse("html-body:status=502").status()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            cut-after-comit           | 'cut-after-comit' is not a known fault; allowed: error-before-commit, error-after-commit, cut-before-commit, cut-after-commit, slow-before-commit, slow-after-commit, hang-after-commit, throttle, unavailable, unauthorized, forbidden, garbage-body, html-body, empty-body, no-id, stale-list, ignore-filter.
            throttle:sec=3            | 'sec' is not an option of throttle; allowed: rate, burst, nth, times, method, entity, call, reference_id, retry-after.
            cut-after-commit:status=1 | 'status' is not an option of cut-after-commit; allowed: rate, burst, nth, times, method, entity, call, reference_id.
            throttle:nth              | option 'nth' has no value; write nth=VALUE.
            throttle:nth=1,nth=2      | option 'nth' is given twice.
            throttle:nth=1,rate=0.5   | give rate or nth, not both.
            throttle:nth=1,burst=5    | burst needs rate; with nth write times=NUMBER.
            throttle:nth=0            | nth must be a whole number of 1 or more, but is '0'.
            throttle:times=x          | times must be a whole number of 1 or more, but is 'x'.
            throttle:rate=2           | rate must be a number from 0 to 1, such as 0.02, but is '2'.
            throttle:rate=often       | rate must be a number from 0 to 1, such as 0.02, but is 'often'.
            html-body:status=99       | status must be a whole number from 200 to 599, but is '99'.
            throttle:method=post      | 'post' is not a known method; allowed: GET, POST, PATCH, PUT, DELETE.
            throttle:entity=customers | 'customers' is not a known entity; allowed: customer, contact, address, sales-rep, price-list, attribute.
            throttle:call=find        | 'find' is not a known call; allowed: list, get, create, update, delete.
            """)
    void a_wrong_rule_is_told_what_is_allowed(String rule, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.parse(rule))
                .withMessage("Fault rule '" + rule + "': " + complaint);
    }
}
