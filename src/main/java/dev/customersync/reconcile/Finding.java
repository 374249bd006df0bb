package dev.customersync.reconcile;

import java.util.Locale;

/** What comparing a record came to. */
public enum Finding {
    /** State, target and, when given, source say the same. */
    IN_SYNC,
    /** The source says something else than what was last sent. */
    SOURCE_AHEAD,
    /** The target holds something else than what was last sent. */
    EDITED_REMOTELY,
    /** Both of these. */
    CONFLICT,
    /** It was synchronised, and is not at the target any more. */
    MISSING_REMOTELY,
    /** It is at the target, and was never synchronised. */
    REMOTE_ONLY,
    /** It is at the target beside another record of the same reference_id. */
    DUPLICATE_REMOTELY,
    /** Its create was announced, and what became of that is not known yet. */
    IN_FLIGHT,
    /** It is in the source alone. */
    NOT_SYNCED,
    /** A row of the source that cannot be read or repeats a key. */
    SOURCE_INVALID;

    /** {@code in sync}, {@code edited remotely}: for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
