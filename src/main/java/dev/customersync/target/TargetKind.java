package dev.customersync.target;

/**
 * A platform that there is an adapter for; each adapter contributes one to the application, whether it is the one that is used or
 * not.
 *
 * @param name as {@code sync.target} gives it
 */
public record TargetKind(String name) {}
