package dev.customersync.target;

/**
 * What came of asking a platform whether it lets us do a thing.
 *
 * @param what the thing, for people: {@code read customers}, with the platform's own name of the permission where it has one
 * @param detail why it is so, in one line without a secret; empty when it is allowed and there is nothing to add
 */
public record AccessCheck(String what, Finding finding, String detail) {

    /** Whether we may. */
    public enum Finding {
        ALLOWED,
        /** The platform does not let us in, or not that far. */
        DENIED,
        /** The platform gave no answer that would tell. */
        UNCLEAR
    }
}
