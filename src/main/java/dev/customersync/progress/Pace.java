package dev.customersync.progress;

import java.time.Duration;

/**
 * How fast requests may go.
 *
 * @param perSecond what is allowed at present
 * @param limit what would be allowed if the API did not throttle
 * @param held for how long all requests were held back at the API's request, up to now
 */
public record Pace(double perSecond, double limit, Duration held) {
    private static final double ALL = 0.99;

    /** For work that sends nothing. */
    public static final Pace FREE = new Pace(0, 0, Duration.ZERO);

    /** Whether the API has made us slower than the limit. */
    public boolean isThrottled() {
        return perSecond < limit * ALL;
    }
}
