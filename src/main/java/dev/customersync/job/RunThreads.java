package dev.customersync.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that carry a run on: the one that began it, and those that it makes for what goes on beside. Not those that talk to the
 * target. Thread-safe.
 */
final class RunThreads implements ThreadFactory {
    private final List<Thread> threads = new CopyOnWriteArrayList<>(List.of(Thread.currentThread()));

    @Override
    public Thread newThread(Runnable work) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Thread(work, "run-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** How many of them neither wait nor pause; one that waits for the database's answer counts. */
    int awake() {
        return (int) threads.stream().filter(RunThreads::isAwake).count();
    }

    private static boolean isAwake(Thread thread) {
        return switch (thread.getState()) {
            case RUNNABLE, BLOCKED -> true;
            default -> false;
        };
    }
}
