package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrefetchTests {
    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void givesWhatTheSourceGivesInItsOrderAndThenNothing() {
        try (Prefetch<Integer> prefetch = prefetch(() -> upTo(3))) {
            List<Integer> all = new ArrayList<>();
            for (Integer one = prefetch.get(); one != null; one = prefetch.get()) {
                all.add(one);
            }

            assertThat(all).containsExactly(1, 2, 3);
            assertThat(prefetch.get()).isNull();
        }
    }

    @Test
    void fetchesOneAheadAndNoMore() {
        try (Prefetch<Integer> prefetch = prefetch(() -> upTo(10))) {
            prefetch.get();
            await().until(() -> prefetch.peek() != null);

            assertThat(prefetch.peek()).isEqualTo(2);
            assertThat(fetched).hasValue(2);
            assertThat(prefetch.get()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotThereYetIsNotWaitedForByALook() {
        CountDownLatch go = new CountDownLatch(1);
        try (Prefetch<Integer> prefetch = prefetch(() -> {
            if (fetched.get() == 1) {
                awaitQuietly(go);
            }
            return upTo(10);
        })) {
            prefetch.get();

            assertThat(prefetch.peek()).isNull();
            go.countDown();
            assertThat(prefetch.get()).isEqualTo(2);
        }
    }

    @Test
    void aFailureIsThrownWhenItsTurnComes() {
        try (Prefetch<Integer> prefetch = prefetch(() -> {
            if (fetched.get() == 1) {
                throw new IllegalArgumentException("no second one");
            }
            return upTo(10);
        })) {
            assertThat(prefetch.get()).isEqualTo(1);
            assertThatThrownBy(prefetch::get)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no second one");
        }
    }

    @Test
    void closingWaitsForWhatIsBeingFetched() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Prefetch<Integer> prefetch = prefetch(() -> {
            if (fetched.get() == 1) {
                begun.countDown();
                awaitQuietly(go);
            }
            return upTo(10);
        });
        prefetch.get();
        begun.await();
        Thread closing = new Thread(prefetch::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        go.countDown();
        closing.join();

        assertThat(fetched).hasValue(2);
    }

    private @Nullable Integer upTo(int last) {
        return fetched.get() == last ? null : Integer.valueOf(fetched.incrementAndGet());
    }

    private static Prefetch<Integer> prefetch(Supplier<@Nullable Integer> source) {
        return new Prefetch<>(source, Executors.defaultThreadFactory());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
