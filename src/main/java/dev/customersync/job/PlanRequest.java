package dev.customersync.job;

import dev.customersync.missing.MissingPolicy;

/**
 * What a plan is to show.
 *
 * @param missing what would be done about records that the inputs have no more
 * @param offline whether the target is left alone: what is not known yet counts as new then
 */
public record PlanRequest(MissingPolicy missing, boolean offline) {}
