package dev.customersync.progress;

import java.util.function.Supplier;

/** Is told how far long work is. Thread-safe; what it does with it never fails the work. */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (what, total, done, pace) -> new Stretch() {
        @Override
        public void advance(long more) {}

        @Override
        public void close() {}
    };

    /**
     * A stretch of work begins, or is gone on with.
     *
     * @param what what is worked through, in the plural: {@code customers}
     * @param total how many there are; asked once at most, since it may take a while to find out
     * @param done how many of them are done by now, perhaps by an earlier process
     * @param pace how fast the work may go at present; asked from time to time, by any thread
     */
    Stretch begin(String what, Supplier<Total> total, long done, Supplier<Pace> pace);

    /** A stretch of work that is under way. */
    interface Stretch extends AutoCloseable {
        /** So many more are done. */
        void advance(long more);

        /** The stretch has ended, done or not. */
        @Override
        void close();
    }
}
