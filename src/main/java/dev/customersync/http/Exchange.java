package dev.customersync.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call took, all its attempts together.
 *
 * @param status of the last answer; null when there was none
 * @param attempts how many requests were sent; throttled ones count
 * @param duration from the first request to the last answer, waiting included
 * @param requestId the server's own id of the last request, from {@code X-Request-Id}; null when it gave none
 */
public record Exchange(
        @Nullable Integer status,
        int attempts,
        Duration duration,
        @Nullable String requestId) {
    /** No request was made. */
    public static final Exchange NONE = new Exchange(null, 0, Duration.ZERO, null);

    /** This call and a later one that belongs to the same piece of work, as one. */
    public Exchange then(Exchange later) {
        return new Exchange(later.status, attempts + later.attempts, duration.plus(later.duration), later.requestId);
    }
}
