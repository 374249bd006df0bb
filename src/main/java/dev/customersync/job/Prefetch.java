package dev.customersync.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a source gives, and fetches the next one in a thread of its own meanwhile: never more than one ahead. What the source throws
 * is thrown when its turn comes. For one thread.
 *
 * @param <T> what the source gives until it gives null, which ends it
 */
final class Prefetch<T> implements Supplier<@Nullable T>, AutoCloseable {
    private final Supplier<@Nullable T> source;
    private final ExecutorService thread;
    private @Nullable Future<@Nullable T> next;

    Prefetch(Supplier<@Nullable T> source, ThreadFactory threads) {
        this.source = source;
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    /** The next one, which is waited for; null when there is none. */
    @Override
    public @Nullable T get() {
        T current = outcome(next == null ? thread.submit(source::get) : next);
        next = thread.submit(() -> current == null ? null : source.get());
        return current;
    }

    /** The next one if it is there already, without taking it; null when it is not, or there is none. */
    @Nullable T peek() {
        return next != null && next.isDone() ? outcome(next) : null;
    }

    /** Begins nothing more, and waits until nothing is fetched any more. */
    @Override
    public void close() {
        if (next != null) {
            next.cancel(false);
        }
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> @Nullable T outcome(Future<@Nullable T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for rows", e);
        }
    }
}
