package dev.customersync.push;

import java.time.Duration;

/**
 * How records are pushed.
 *
 * @param settle how long after the last send the target's "not there" is believed
 * @param serverMaxTime how long the target may go on working at a request that we have given up waiting for
 * @param attempts how often a create whose fate is unclear is sent at most
 */
public record PushSettings(Duration settle, Duration serverMaxTime, int attempts) {}
