package dev.customersync.outcome;

import dev.customersync.problem.ErrorCode;

/** How many rows of a run ended with an error. */
public record ErrorCount(ErrorCode code, long rows) {}
