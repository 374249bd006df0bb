package dev.customersync.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, once or several times.
 *
 * @param base what the endpoint is below
 * @param json the body; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Request(Verb verb, URI base, Endpoint endpoint, byte @Nullable [] json) {
    private static final int MAX_URL_SHOWN = 200;

    /** For messages: {@code GET https://host/v1/customers?page=1}. */
    @Override
    public String toString() {
        return verb + " " + ErrorBody.cut(base.toString() + endpoint, MAX_URL_SHOWN);
    }
}
