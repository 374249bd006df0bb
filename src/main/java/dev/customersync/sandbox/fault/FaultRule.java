package dev.customersync.sandbox.fault;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Which fault, and when.
 *
 * @param text the rule as it was written
 * @param status of the answer; 0 keeps the status of the true answer
 * @param delay how long a slow answer, a silence or a list's lag lasts
 * @param retryAfter seconds, for the header of that name; empty for no header
 */
public record FaultRule(
        String text, FaultKind kind, Condition condition, int status, Duration delay, OptionalInt retryAfter) {

    /**
     * Reads {@code KIND[:OPTION=VALUE[,OPTION=VALUE]…]}.
     *
     * <p>Which calls it concerns: {@code method}, {@code entity}, {@code call} (list, get, create, update, delete),
     * {@code reference_id}; all, when none is given. Which of these it strikes: {@code rate} (a probability from 0 to 1, and
     * {@code burst}, how many in a row once it struck) or {@code nth} (from the nth on, once or as often as {@code times}
     * says); all, when neither is given. {@code times} limits the strikes of any rule. Some kinds take {@code status},
     * {@code ms} or {@code retry-after} (seconds).
     *
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    public static FaultRule parse(String text) {
        return new FaultParser(text).parse();
    }
}
