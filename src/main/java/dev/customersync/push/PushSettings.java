package dev.customersync.push;

import java.time.Duration;

/**
 * How records are pushed.
 *
 * @param settle how long after the last send the target's "not there" is believed
 * @param serverMaxTime how long the target may go on working at a request that we have given up waiting for
 * @param attempts how often a create whose fate is unclear is sent at most
 * @param remoteMissing what to do about records that were deleted at the target
 */
public record PushSettings(Duration settle, Duration serverMaxTime, int attempts, RemoteMissing remoteMissing) {

    /** What to do when a record is to be patched that the target does not hold any more. */
    public enum RemoteMissing {
        /** The row fails: somebody has deleted the record there. */
        FAIL,
        /** The record is created again. */
        RECREATE
    }
}
