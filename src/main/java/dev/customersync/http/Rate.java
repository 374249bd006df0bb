package dev.customersync.http;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests are allowed in a time.
 *
 * @param permits at least 1
 * @param per a second, a minute or an hour
 */
public record Rate(int permits, Duration per) {
    private static final Pattern SPELLING = Pattern.compile("\\s*([0-9]{1,7})\\s*/\\s*([smh])\\s*");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    public Rate {
        if (permits < 1 || !UNITS.containsValue(per)) {
            throw new IllegalArgumentException(
                    "A rate is at least 1 a second, minute or hour, not " + permits + " in " + per);
        }
    }

    /**
     * The rate of that spelling: {@code 10/s}, {@code 600/m}, {@code 5000/h}.
     *
     * @throws IllegalArgumentException when it is none, with what was expected
     */
    public static Rate of(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a rate: write a whole number of requests from 1 on, a slash, and s, m or h, such as 10/s or 600/m");
        }
        return new Rate(Integer.parseInt(matcher.group(1)), UNITS.getOrDefault(matcher.group(2), Duration.ZERO));
    }

    /** Requests a second. */
    public double perSecond() {
        return permits * 1e9 / per.toNanos();
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return permits + "/"
                + UNITS.entrySet().stream()
                        .filter(unit -> unit.getValue().equals(per))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }
}
