package dev.customersync.http;

import java.net.URI;
import java.time.Duration;

/**
 * What a {@link JsonClient} needs to know.
 *
 * @param base what every endpoint is appended to, without a slash at its end
 * @param credential how we authenticate
 * @param probe a cheap reading call that tells whether the server works
 * @param rate the highest rate of requests, all threads together
 * @param concurrency how many threads will call at once
 * @param retries how long and how often a call is repeated
 * @param timeouts how long one request may take
 */
public record ClientSettings(
        URI base,
        Credential credential,
        Endpoint probe,
        Rate rate,
        int concurrency,
        Retries retries,
        Timeouts timeouts) {

    /**
     * How long and how often.
     *
     * @param attempts how often a call is sent before its row fails; throttled requests do not count
     * @param backoffMin the pause before the second attempt, on average; each further one is twice as long
     * @param backoffMax the longest pause
     * @param retryAfterCap the longest time that a Retry-After is obeyed for
     * @param giveUpAfter how long the server may be in trouble, without one success of any call, before the run ends; a
     *     Retry-After beyond it ends the run at once
     */
    public record Retries(
            int attempts, Duration backoffMin, Duration backoffMax, Duration retryAfterCap, Duration giveUpAfter) {
        public static final Retries DEFAULT = new Retries(
                5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(15));
    }

    /**
     * How long one request may take.
     *
     * @param connect until the connection, TLS included, stands
     * @param response between two pieces of the answer, the first one included
     */
    public record Timeouts(Duration connect, Duration response) {
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
