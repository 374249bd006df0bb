package dev.customersync.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Knows what the threads that use a client are doing. Thread-safe. */
final class Activity {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    /** Makes a call, all its attempts and pauses. */
    <T> T calling(Supplier<T> work) {
        return during(calls, work);
    }

    /** Waits for a turn. */
    <T> T waiting(Supplier<T> work) {
        return during(waiting, work);
    }

    /** Sends one request and receives its answer. */
    <T> T requesting(Supplier<T> work) {
        return during(requests, work);
    }

    UnderWay underWay() {
        return new UnderWay(calls.get(), waiting.get(), requests.get());
    }

    private static <T> T during(AtomicInteger gauge, Supplier<T> work) {
        gauge.incrementAndGet();
        try {
            return work.get();
        } finally {
            gauge.decrementAndGet();
        }
    }
}
