package dev.customersync.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A bounded pool of threads that talk to a server. Thread-safe. */
public final class Workers implements AutoCloseable {
    private final ExecutorService pool;

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
        this.pool = Executors.newFixedThreadPool(concurrency, threads);
    }

    /** Runs the task when a thread is free; it must not throw. */
    public void submit(Runnable task) {
        pool.execute(task);
    }

    /**
     * Runs all tasks and waits for every one of them, also when one fails.
     *
     * @return the results in the order of the tasks
     * @throws RuntimeException what the first failed task threw, once all have ended
     */
    public <T> List<T> callAll(List<Callable<T>> tasks) {
        List<CompletableFuture<T>> futures = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> call(task), pool))
                .toList();
        List<T> results = new ArrayList<>(futures.size());
        RuntimeException failure = null;
        for (CompletableFuture<T> future : futures) {
            try {
                results.add(future.join());
            } catch (CompletionException e) {
                failure = failure == null ? cause(e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static <T> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException cause(CompletionException e) {
        @Nullable Throwable cause = e.getCause();
        return cause instanceof RuntimeException runtime ? runtime : e;
    }

    /** Lets the threads end; what was submitted is still done. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
