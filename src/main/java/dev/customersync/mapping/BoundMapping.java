package dev.customersync.mapping;

import java.util.List;

/**
 * A mapping that fits the header of a source.
 *
 * @param warnings what a person should know before rows are read, such as columns that are ignored; one sentence each
 */
public record BoundMapping(Mapping mapping, List<String> warnings) {}
