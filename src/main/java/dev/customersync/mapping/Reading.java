package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;

/** What a cell came to. */
sealed interface Reading {

    /** The cell means this value, of a kind that a {@link dev.customersync.record.Payload} holds. */
    record Value(Object value) implements Reading {}

    /**
     * The cell means nothing.
     *
     * @param expected what should be there, to follow the word "expected"
     * @param found what is there, to follow the word "found"
     */
    record Wrong(ErrorCode code, String expected, String found) implements Reading {}
}
