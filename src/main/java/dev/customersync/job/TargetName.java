package dev.customersync.job;

/** The name under which an account's states and runs are kept apart from those of all others. */
public record TargetName(String value) {}
