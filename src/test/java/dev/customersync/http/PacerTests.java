package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTests {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final FakeTicker ticker = new FakeTicker();
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Pacer pacer(String rate, Ticker time) {
        return new Pacer(Rate.of(rate), time, new Patience(time, stopping::get));
    }

    private static List<Long> turns(Pacer pacer, int count) {
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add(pacer.await());
        }
        return turns;
    }

    /** The most turns that any second holds, begin it when it may. */
    private static int mostInASecond(List<Long> turns) {
        int most = 0;
        for (int from = 0, to = 0; to < turns.size(); to++) {
            while (turns.get(to) - turns.get(from) > SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/s", "10/s", "7/s", "600/m", "200/s", "5000/s"})
    void uses_the_rate_and_exceeds_it_in_no_second(String rate) {
        double perSecond = Rate.of(rate).perSecond();

        List<Long> turns = turns(pacer(rate, ticker), (int) (perSecond * 20) + 1);

        assertThat(mostInASecond(turns)).isLessThanOrEqualTo((int) perSecond);
        double seconds = (turns.get(turns.size() - 1) - turns.get(0)) / 1e9;
        assertThat((turns.size() - 1) / seconds).isBetween(perSecond * 0.98, perSecond);
    }

    @Test
    void holds_the_limit_after_idle_times_and_when_threads_wake_late() {
        Random random = new Random(4711);
        FakeTicker late = new FakeTicker() {
            @Override
            public void pause(long wait) {
                super.pause(wait + random.nextInt(20_000_000));
            }
        };
        Pacer pacer = pacer("10/s", late);
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (random.nextInt(10) == 0) {
                late.pass(Duration.ofMillis(random.nextInt(3_000)));
            }
            turns.add(pacer.await());
        }

        assertThat(mostInASecond(turns)).isLessThanOrEqualTo(10);
    }

    @Test
    void holds_the_limit_with_many_threads() {
        Pacer pacer = pacer("100/s", Ticker.SYSTEM);
        List<Long> turns = Collections.synchronizedList(new ArrayList<>());

        ExecutorService threadPool = Executors.newFixedThreadPool(8);
        CompletableFuture<?>[] threads = new CompletableFuture<?>[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = CompletableFuture.runAsync(() -> turns.addAll(turns(pacer, 30)), threadPool);
        }
        CompletableFuture.allOf(threads).join();
        threadPool.shutdown();

        Collections.sort(turns);
        assertThat(turns).hasSize(240);
        assertThat(mostInASecond(turns)).isLessThanOrEqualTo(100);
    }

    @Test
    void nothing_goes_while_the_gate_is_closed_and_no_burst_follows() {
        Pacer pacer = pacer("10/s", ticker);
        turns(pacer, 3);
        long closedAt = ticker.nanoTime();
        pacer.throttled(closedAt, Duration.ofSeconds(30));

        List<Long> turns = turns(pacer, 20);

        assertThat(turns.get(0)).isGreaterThanOrEqualTo(closedAt + 30 * SECOND);
        // 7 at the lowered rate, and one that the limiter has saved up while nobody came; 10 are allowed.
        assertThat(mostInASecond(turns)).isLessThanOrEqualTo(8);
        assertThat(pacer.throttledTime()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_permit_got_while_the_gate_closed_is_forfeited() {
        boolean[] closed = new boolean[1];
        Pacer[] pacer = new Pacer[1];
        FakeTicker closesMeanwhile = new FakeTicker() {
            @Override
            public void pause(long wait) {
                super.pause(wait);
                if (!closed[0] && nanoTime() > 5 * SECOND) {
                    closed[0] = true;
                    pacer[0].throttled(0, Duration.ofSeconds(60));
                }
            }
        };
        pacer[0] = pacer("1/s", closesMeanwhile);

        List<Long> turns = turns(pacer[0], 8);

        assertThat(turns).noneMatch(turn -> turn > 5 * SECOND && turn < 65 * SECOND);
    }

    @Test
    void goes_on_more_slowly_after_throttling_and_comes_back() {
        Pacer pacer = pacer("10/s", ticker);
        pacer.throttled(ticker.nanoTime(), Duration.ofSeconds(1));

        assertThat(pacer.ratePerSecond()).isEqualTo(7);
        List<Long> slow = turns(pacer, 72);
        assertThat((slow.get(71) - slow.get(1)) / 1e9).isCloseTo(10.05, within(0.01));

        for (int i = 0; i < 400; i++) {
            pacer.await();
            pacer.accepted();
        }
        assertThat(pacer.ratePerSecond()).isEqualTo(10);
        assertThat(mostInASecond(turns(pacer, 50))).isEqualTo(10);
    }

    @Test
    void a_waiter_gives_up_soon_after_the_run_stops() {
        FakeTicker stopsMeanwhile = new FakeTicker() {
            @Override
            public void pause(long wait) {
                super.pause(wait);
                stopping.set(nanoTime() > 10 * SECOND);
            }
        };
        Pacer pacer = pacer("1/h", stopsMeanwhile);

        assertThatThrownBy(pacer::await).isInstanceOf(StoppedException.class).hasMessage("The run is stopping");
        assertThat(stopsMeanwhile.nanoTime()).isBetween(10 * SECOND, 11 * SECOND);
    }
}
