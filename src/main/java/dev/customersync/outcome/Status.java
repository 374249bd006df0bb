package dev.customersync.outcome;

/** What became of a row; every row read ends in exactly one of these, {@linkplain #isDeletion() deletions} aside. */
public enum Status {
    CREATED,
    UPDATED,
    UNCHANGED,
    ADOPTED,
    /** No row: the source has the record no more, and it was deleted at the target. */
    DELETED,
    /** No row: the source has the record no more, and the target did not delete it. The next full run tries again. */
    DELETE_FAILED,
    INVALID,
    DUPLICATE,
    BLOCKED,
    FAILED,
    UNKNOWN,
    /** Read and left without an outcome when a run gave up; never in the ledger, so that a resumed run takes it up again. */
    NOT_ATTEMPTED;

    /** Whether a row of this status has taken its key, so that a later row of the same key is a duplicate. */
    public boolean claimsKey() {
        return this != INVALID && this != DUPLICATE && this != NOT_ATTEMPTED;
    }

    /** Whether it is no row that came to this, but a record that was to be deleted; it is counted apart. */
    public boolean isDeletion() {
        return this == DELETED || this == DELETE_FAILED;
    }

    /** Whether somebody has to look at the row: it goes into the rejects file, with its original cells. */
    public boolean isRejected() {
        return switch (this) {
            case INVALID, DUPLICATE, BLOCKED, FAILED, UNKNOWN -> true;
            default -> false;
        };
    }
}
