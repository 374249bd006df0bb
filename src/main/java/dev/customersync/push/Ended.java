package dev.customersync.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pushes that have ended and are not yet dealt with. Whoever deals with them is woken for many at a time: at thousands of answers
 * a second, to wake for each would cost more than to deal with it. Thread-safe.
 */
final class Ended {
    private final Lock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private List<Pushed> pushes = new ArrayList<>();
    private int wanted = 1;
    private boolean urgent;

    /** Puts one in. One that is not done with, so that something is to be done about it now, is not kept waiting. */
    void put(Pushed pushed) {
        lock.lock();
        try {
            pushes.add(pushed);
            urgent |= !(pushed instanceof Pushed.Done);
            if (urgent || pushes.size() >= wanted) {
                enough.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes all that there are, as soon as there are that many, or one of them cannot wait.
     *
     * @param nanos how long to wait for so many at most; then those that there are, perhaps none
     */
    List<Pushed> take(int many, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = many;
            long left = nanos;
            while (!urgent && pushes.size() < many && left > 0) {
                left = enough.awaitNanos(left);
            }
            List<Pushed> taken = pushes;
            pushes = new ArrayList<>();
            urgent = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
