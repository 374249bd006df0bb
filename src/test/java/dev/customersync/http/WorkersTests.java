package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTests {

    @Test
    void whatIsWaitedForGoesBeforeWhatWasSubmittedAndHasNotBegun() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = Thread.currentThread();
        try (Workers workers = new Workers(1)) {
            workers.submit(() -> {
                begun.countDown();
                await().until(() -> waiting.getState() == Thread.State.WAITING);
                done.add("first");
            });
            begun.await();
            workers.submit(() -> done.add("second"));
            workers.submit(() -> done.add("third"));
            workers.callAll(List.of(() -> done.add("looked up")));
        }
        await().until(() -> done.size() == 4);

        assertThat(done).containsExactly("first", "looked up", "second", "third");
    }

    @Test
    void resultsAreInTheOrderOfTheTasks() {
        try (Workers workers = new Workers(3)) {
            assertThat(workers.callAll(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3, () -> 4)))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void onceOneHasFailedThoseAreLeftOutThatHaveNotBegunAndThoseThatHaveAreWaitedFor() {
        List<String> done = new CopyOnWriteArrayList<>();
        AtomicReference<@Nullable Thread> failing = new AtomicReference<>();
        List<Callable<Boolean>> tasks = List.of(
                () -> {
                    await().until(() -> hasNothingToDo(failing.get()));
                    return done.add("under way");
                },
                () -> {
                    failing.set(Thread.currentThread());
                    throw new IllegalArgumentException("the key is refused");
                },
                () -> done.add("not begun"),
                () -> done.add("not begun"));

        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.callAll(tasks))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the key is refused");
            assertThat(done).containsExactly("under way");
        }
    }

    @Test
    void whatIsNoRuntimeExceptionIsToldOfAsTheReason() {
        IOException reason = new IOException("no more files");
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> workers.callAll(List.of(() -> {
                        throw reason;
                    })))
                    .hasCause(reason);
        }
    }

    private static boolean hasNothingToDo(@Nullable Thread worker) {
        return worker != null && worker.getState() == Thread.State.WAITING;
    }
}
