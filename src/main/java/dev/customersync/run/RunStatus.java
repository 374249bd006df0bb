package dev.customersync.run;

/** Where a run is in its life. */
public enum RunStatus {
    /** A process is at work, or died without a word. */
    RUNNING,
    /** All its rows have an outcome, whatever these are. */
    COMPLETED,
    /** Ended by an error or by a safety guard. */
    FAILED,
    /** Ended by a signal. */
    STOPPED,
    /** The target, the credentials, the database or the lock were lost in mid-run. */
    GAVE_UP,
    /** Left unfinished for good, in favour of a new run. */
    ABANDONED;

    /** Whether the run may be gone on with. */
    public boolean isUnfinished() {
        return this != COMPLETED && this != ABANDONED;
    }
}
