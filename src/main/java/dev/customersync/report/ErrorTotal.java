package dev.customersync.report;

import dev.customersync.problem.ErrorCode;

/** How many rows of a run ended with an error, of whatever entity. */
public record ErrorTotal(ErrorCode code, long rows) {}
