package dev.customersync.sandbox.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A simulated API. Thread-safe. */
public interface Platform {

    /** As a client names it when it chooses what to talk to. */
    String name();

    /** The properties that lead a client here, in small letters with dots and hyphens, secrets included. */
    Map<String, String> clientProperties(URI base);

    /** Whether the request's path belongs to this API. */
    boolean serves(Request request);

    /** What the request asks; empty when there is no such resource or method. */
    Optional<Call> describe(Request request);

    /** Carries out the request; a write is committed when this returns. */
    Answer handle(Request request, Distortion distortion);

    /** An error answer in this API's own shape. */
    Answer error(int status, String message);
}
