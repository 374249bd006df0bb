package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
}
