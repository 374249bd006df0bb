package dev.customersync.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.sandbox.fault.FaultRules.Tally;
import dev.customersync.sandbox.wire.Call;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultRulesTests {
    private static final Call POST_CUSTOMER = call("POST", Entity.CUSTOMER, Operation.CREATE, "C-1");

    @Test
    void the_nth_call_that_the_rule_concerns_is_struck_as_often_as_it_says() {
        FaultRules rules = rules("cut-after-commit:method=POST,nth=2,times=2");

        rules.strike(call("GET", Entity.CUSTOMER, Operation.LIST, "C-1"));

        assertThat(strikes(rules, POST_CUSTOMER, 5)).containsExactly(false, true, true, false, false);
        assertThat(rules.tallies()).containsExactly(new Tally("cut-after-commit:method=POST,nth=2,times=2", 5, 2));
    }

    @Test
    void only_calls_that_meet_every_condition_are_struck() {
        FaultRules rules = rules("unauthorized:method=POST,entity=contact,call=create,reference_id=K-1");

        assertThat(rules.strike(call("POST", Entity.CONTACT, Operation.CREATE, "K-1")))
                .isPresent();
        assertThat(rules.strike(call("POST", Entity.CONTACT, Operation.CREATE, "K-2")))
                .isEmpty();
        assertThat(rules.strike(call("POST", Entity.CUSTOMER, Operation.CREATE, "K-1")))
                .isEmpty();
        assertThat(rules.strike(call("PUT", Entity.CONTACT, Operation.UPDATE, "K-1")))
                .isEmpty();
    }

    @Test
    void a_rate_strikes_about_so_many_and_the_same_ones_for_the_same_seed() {
        List<Boolean> first = strikes(rules("throttle:rate=0.1"), POST_CUSTOMER, 10_000);
        List<Boolean> second = strikes(rules("throttle:rate=0.1"), POST_CUSTOMER, 10_000);
        List<Boolean> otherSeed =
                strikes(new FaultRules(2, List.of(FaultRule.parse("throttle:rate=0.1"))), POST_CUSTOMER, 10_000);

        assertThat(first.stream().filter(struck -> struck).count()).isBetween(900L, 1_100L);
        assertThat(second).isEqualTo(first);
        assertThat(otherSeed).isNotEqualTo(first);
    }

    @Test
    void a_burst_strikes_so_many_in_a_row() {
        List<Boolean> strikes = strikes(rules("throttle:rate=0.01,burst=5,times=5"), POST_CUSTOMER, 2_000);

        int first = strikes.indexOf(true);
        assertThat(strikes.subList(first, first + 6)).containsExactly(true, true, true, true, true, false);
        assertThat(strikes.stream().filter(struck -> struck)).hasSize(5);
    }

    @Test
    void the_first_rule_that_strikes_decides_and_the_others_count_on() {
        FaultRules rules = rules("throttle:nth=1", "unavailable:nth=2", "forbidden:times=1");

        assertThat(kinds(rules, 4))
                .containsExactly(
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.UNAVAILABLE),
                        Optional.of(FaultKind.FORBIDDEN),
                        Optional.empty());
    }

    @Test
    void a_fault_of_lists_strikes_no_other_call() {
        FaultRules rules = rules("stale-list", "no-id");

        assertThat(rules.strike(call("GET", Entity.CUSTOMER, Operation.LIST)).map(FaultRule::kind))
                .contains(FaultKind.STALE_LIST);
        assertThat(rules.strike(POST_CUSTOMER).map(FaultRule::kind)).contains(FaultKind.NO_ID);
        assertThat(rules.strike(call("DELETE", Entity.CUSTOMER, Operation.DELETE)))
                .isEmpty();
    }

    @Test
    void replacing_the_rules_begins_all_counts_anew() {
        FaultRules rules = rules("throttle:nth=1");
        rules.strike(POST_CUSTOMER);

        rules.replace(List.of(FaultRule.parse("throttle:nth=1")));

        assertThat(rules.strike(POST_CUSTOMER)).isPresent();
    }

    private static FaultRules rules(String... rules) {
        return new FaultRules(1, Arrays.stream(rules).map(FaultRule::parse).toList());
    }

    private static Call call(String method, Entity entity, Operation operation, String... referenceIds) {
        return new Call(method, entity, operation, () -> Set.of(referenceIds));
    }

    private static List<Boolean> strikes(FaultRules rules, Call call, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> rules.strike(call).isPresent())
                .toList();
    }

    private static List<Optional<FaultKind>> kinds(FaultRules rules, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> rules.strike(POST_CUSTOMER).map(FaultRule::kind))
                .toList();
    }
}
