package dev.customersync.state;

/**
 * On whose behalf states are written.
 *
 * @param runId the run
 * @param feed the stream of inputs that it reads
 */
public record StateOrigin(long runId, String feed) {}
