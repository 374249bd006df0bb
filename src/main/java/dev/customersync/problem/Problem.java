package dev.customersync.problem;

/**
 * One thing that is wrong with a row.
 *
 * @param code what kind of thing, with its title and its hint
 * @param field the field or column that it is about; empty when it is about the whole row
 * @param message what was expected and what was found, for people
 */
public record Problem(ErrorCode code, String field, String message) {}
