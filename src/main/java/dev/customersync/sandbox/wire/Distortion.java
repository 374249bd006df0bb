package dev.customersync.sandbox.wire;

import java.time.Duration;

/**
 * How a platform's lists are to lie.
 *
 * @param lag records younger than this do not show up, as on a platform whose search index trails behind
 * @param filterIgnored answer as if no reference_ids were given
 */
public record Distortion(Duration lag, boolean filterIgnored) {
    public static final Distortion NONE = new Distortion(Duration.ZERO, false);
}
