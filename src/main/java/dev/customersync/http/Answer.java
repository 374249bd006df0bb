package dev.customersync.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of one request. */
sealed interface Answer {

    /** No connection came about: not a byte was sent. */
    record NotSent(IOException cause) implements Answer {}

    /** The request went out, at least in part, and no answer came. */
    record Lost(IOException cause) implements Answer {}

    /**
     * The server answered.
     *
     * @param body empty when there was none
     * @param json the object or array that the body is; null when it is none
     * @param cut what ended the body before its time; null when it is whole
     * @param retryAfter how long the server asks to wait; null when it does not
     * @param location where a redirect leads; null when it does not say
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Received(
            int status,
            byte[] body,
            @Nullable JsonNode json,
            @Nullable IOException cut,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String location)
            implements Answer {}
}
