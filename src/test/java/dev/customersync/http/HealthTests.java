package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTests {
    private static final Request REQUEST =
            new Request(Verb.GET, URI.create("https://h.example"), Endpoint.of("customers"), null);

    private final FakeTicker ticker = new FakeTicker();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private Verdict probed = Verdict.TROUBLE;
    private int probes;
    private int probesUntilWell = Integer.MAX_VALUE;
    private final Health health = new Health(
            Duration.ofMinutes(15),
            IntervalFunction.of(Duration.ofSeconds(1)),
            new FailureWording(new Credential("X-API-Key", () -> "key", "WIZCOMMERCE_API_KEY")),
            ticker,
            new Patience(ticker, stopping::get),
            this::probe);

    private Attempt probe() {
        probes++;
        return attempt(probes >= probesUntilWell ? Verdict.DONE : probed);
    }

    private Attempt attempt(Verdict verdict) {
        return new Attempt(
                REQUEST, new Answer.Lost(new IOException("reset")), verdict, ticker.nanoTime(), ticker.nanoTime());
    }

    private void record(Verdict verdict, int times) {
        for (int i = 0; i < times; i++) {
            health.record(attempt(verdict));
        }
    }

    @Test
    void a_call_goes_at_once_while_the_server_is_well() {
        record(Verdict.TROUBLE, 9);

        health.admit();

        assertThat(probes).isZero();
    }

    @Test
    void calls_wait_while_the_server_is_sick_until_a_probe_succeeds() {
        probesUntilWell = 3;
        record(Verdict.TROUBLE, 10);
        long before = ticker.nanoTime();

        health.admit();

        assertThat(probes).isEqualTo(3);
        assertThat(Duration.ofNanos(ticker.nanoTime() - before))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"NOT_SENT", "TROUBLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void only_trouble_makes_the_server_sick(Verdict verdict) {
        record(verdict, 100);

        health.admit();

        assertThat(probes).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 1000})
    void after_many_successes_half_of_the_last_twenty_calls_must_fail(int successes) {
        record(Verdict.DONE, successes);
        record(Verdict.TROUBLE, 9);
        health.admit();
        assertThat(health.isWaiting()).isFalse();

        record(Verdict.TROUBLE, 1);

        assertThat(health.isWaiting()).isTrue();
    }

    @Test
    void successes_between_troubles_count() {
        record(Verdict.DONE, 100);
        for (int i = 0; i < 9; i++) {
            record(Verdict.TROUBLE, 1);
            record(Verdict.DONE, 2);
        }

        assertThat(health.isWaiting()).isFalse();
    }

    @Test
    void calls_that_were_under_way_when_the_server_fell_sick_do_not_keep_it_from_being_found_well() {
        probesUntilWell = 1;
        record(Verdict.DONE, 100);
        record(Verdict.TROUBLE, 10);
        record(Verdict.DONE, 100);

        health.admit();

        assertThat(probes).isEqualTo(1);
        assertThat(health.isWaiting()).isFalse();
    }

    @Test
    void a_bad_row_is_not_a_sick_server() {
        probesUntilWell = 1;
        record(Verdict.TROUBLE, 5);

        assertThat(health.isSick()).isFalse();
        assertThat(probes).isEqualTo(1);
    }

    @Test
    void a_server_that_fails_the_probe_too_is_sick() {
        record(Verdict.TROUBLE, 5);

        assertThat(health.isSick()).isTrue();
        assertThat(health.isSick()).isTrue();

        assertThat(probes).isEqualTo(1);
    }

    @Test
    void gives_up_after_a_long_time_without_one_success() {
        record(Verdict.TROUBLE, 10);

        SyncException stop = catchThrowableOfType(SyncException.class, health::admit);

        assertThat(stop.code()).isEqualTo(ErrorCode.GAVE_UP);
        assertThat(stop)
                .hasMessage("No call to the API has succeeded for 900 s (sync.push.give-up-after)."
                        + " Last: GET https://h.example/customers: sent, but no answer came: reset (IOException)");
    }

    @Test
    void throttling_without_end_is_given_up_as_well() {
        for (int minute = 0; minute <= 15; minute++) {
            record(Verdict.THROTTLED, 1);
            ticker.pass(Duration.ofMinutes(1));
        }

        assertThat(catchThrowableOfType(SyncException.class, health::admit).code())
                .isEqualTo(ErrorCode.GAVE_UP);
    }

    @Test
    void one_success_starts_the_time_anew() {
        record(Verdict.TROUBLE, 1);
        ticker.pass(Duration.ofMinutes(14));
        record(Verdict.REFUSED, 1);
        ticker.pass(Duration.ofMinutes(2));
        record(Verdict.TROUBLE, 1);

        health.admit();

        assertThat(probes).isZero();
    }

    @Test
    void trouble_before_a_long_idle_time_does_not_count() {
        record(Verdict.TROUBLE, 1);
        ticker.pass(Duration.ofHours(1));
        record(Verdict.TROUBLE, 1);

        health.admit();

        assertThat(probes).isZero();
    }

    @Test
    void a_probe_that_is_stopped_leaves_the_next_one_its_turn() {
        record(Verdict.TROUBLE, 10);
        stopping.set(true);
        assertThat(catchThrowableOfType(StoppedException.class, health::admit)).isNotNull();

        stopping.set(false);
        probesUntilWell = 1;
        health.admit();

        assertThat(probes).isEqualTo(1);
    }
}
