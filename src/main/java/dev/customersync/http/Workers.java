package dev.customersync.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A bounded pool of threads that talk to a server. Thread-safe. */
public final class Workers implements AutoCloseable {
    private final ThreadPoolExecutor pool;
    private final AtomicLong order = new AtomicLong();

    /**
     * A task in the queue.
     *
     * @param urgent whether it goes before all that are not
     */
    private record Task(boolean urgent, long order, Runnable work) implements Runnable, Comparable<Task> {
        private static final Comparator<Task> IN_TURN =
                Comparator.comparing((Task task) -> !task.urgent).thenComparingLong(task -> task.order);

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            return IN_TURN.compare(this, other);
        }
    }

    /**
     * @param concurrency how many requests are under way at once
     */
    public Workers(int concurrency) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.pool = new ThreadPoolExecutor(
                concurrency, concurrency, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), threads);
    }

    /** Runs the task when a thread is free; it must not throw. */
    public void submit(Runnable task) {
        execute(false, task);
    }

    private void execute(boolean urgent, Runnable work) {
        pool.execute(new Task(urgent, order.incrementAndGet(), work));
    }

    /**
     * Runs all tasks, before those that were {@linkplain #submit submitted} and have not begun, since somebody waits for these. When one
     * fails, those that have not begun are left out: a server that refuses our key need not be asked again by each. Returns when
     * none is under way any more.
     *
     * @return the results in the order of the tasks
     * @throws RuntimeException what the task threw that failed first
     */
    public <T> List<T> callAll(List<Callable<T>> tasks) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<CompletableFuture<Optional<T>>> futures = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> call(task, failure), work -> execute(true, work)))
                .toList();
        List<T> results = new ArrayList<>(futures.size());
        futures.forEach(future -> future.join().ifPresent(results::add));
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return results;
    }

    /** Empty when a task has failed. */
    private static <T> Optional<T> call(Callable<T> task, AtomicReference<@Nullable RuntimeException> failure) {
        if (failure.get() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.call());
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (Exception | Error e) {
            // The caller has to learn of it, whatever it is, and yet to wait for the others.
            failure.compareAndSet(null, new IllegalStateException(e));
        }
        return Optional.empty();
    }

    /** Lets the threads end; what was submitted is still done. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
