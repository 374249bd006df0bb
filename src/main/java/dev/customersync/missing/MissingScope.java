package dev.customersync.missing;

/**
 * Whose records could be missing.
 *
 * @param runId the run that has read
 * @param feed whose records alone are looked at
 * @param includeAdopted whether records count that the target held before us
 */
public record MissingScope(long runId, String target, String feed, boolean includeAdopted) {}
