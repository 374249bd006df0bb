package dev.customersync.decision;

import dev.customersync.source.Row;

/** A row and what is to be done with it. */
public record RowDecision(Row row, Decision decision) {}
