package dev.customersync.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.record.RecordKey;
import dev.customersync.run.RunStoppedException;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EndedTests {
    private static final long FOR_EVER = TimeUnit.DAYS.toNanos(1);
    private static final long NO_TIME = 0;
    private final RunStoppedException reason = new RunStoppedException();

    private final Ended ended = new Ended();

    @Test
    void allThereAreAreTakenWhenTheyAreEnoughEachOnce() throws Exception {
        ended.put(done());
        ended.put(done());
        ended.put(done());

        assertThat(ended.take(2, FOR_EVER)).hasSize(3);
        assertThat(ended.take(2, NO_TIME)).isEmpty();
    }

    @Test
    void fewerAreTakenWhenTimeIsUp() throws Exception {
        ended.put(done());

        assertThat(ended.take(2, NO_TIME)).hasSize(1);
    }

    @Test
    void soManyAreWaitedFor() throws Exception {
        Thread[] taker = new Thread[1];
        CompletableFuture<List<Pushed>> taken = taking(2, taker);
        ended.put(done());
        await().until(() -> taker[0] != null && taker[0].getState() == Thread.State.TIMED_WAITING);

        assertThat(taken).isNotDone();
        ended.put(done());
        assertThat(taken.get()).hasSize(2);
    }

    @Test
    void oneThatCannotWaitIsTakenAtOnce() throws Exception {
        CompletableFuture<List<Pushed>> taken = taking(100, new Thread[1]);
        ended.put(stopped());

        assertThat(taken.get()).containsExactly(stopped());
        assertThat(ended.take(2, NO_TIME)).isEmpty();
    }

    private CompletableFuture<List<Pushed>> taking(int many, Thread[] taker) {
        return CompletableFuture.supplyAsync(() -> {
            taker[0] = Thread.currentThread();
            try {
                return ended.take(many, FOR_EVER);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Pushed done() {
        return new Pushed.Done(new Result(List.of(), null));
    }

    private Pushed stopped() {
        Row row = new Row(
                new Position("customers.csv", 2), new Header("customers.csv", List.of(), ','), List.of(), List.of());
        return new Pushed.Stopped(new RowDecision(row, RecordKey.customer("C"), new Decision.InFlight()), reason, true);
    }
}
