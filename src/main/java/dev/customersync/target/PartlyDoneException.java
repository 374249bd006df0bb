package dev.customersync.target;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.Exchange;
import java.util.Set;

/**
 * A write of several calls of which some were carried out before one was refused. What is done is to be remembered, so that only
 * the rest is sent again.
 */
public final class PartlyDoneException extends CallFailedException {
    private static final long serialVersionUID = 1L;

    private final transient Receipt done;
    private final Set<String> undone;

    /**
     * @param refused what became of the call that failed, of which is known that it did nothing
     * @param part what that call was about, for people
     * @param done where the record is now, and what all calls took
     * @param undone fields of the record that the target does not hold as they were to be
     */
    public PartlyDoneException(CallFailedException refused, String part, Receipt done, Set<String> undone) {
        super(
                refused.code(),
                Effect.NONE,
                new Exchange(
                        refused.exchange().status(),
                        done.exchange().attempts(),
                        done.exchange().duration(),
                        refused.exchange().requestId()),
                refused.fields(),
                part + ": " + refused.getMessage() + "; the rest of the record is done",
                refused);
        this.done = done;
        this.undone = Set.copyOf(undone);
    }

    /** Where the record is now. */
    public Receipt done() {
        return done;
    }

    /** The fields that the target does not hold as they were to be. */
    public Set<String> undone() {
        return undone;
    }
}
