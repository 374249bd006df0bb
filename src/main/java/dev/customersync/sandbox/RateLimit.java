package dev.customersync.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests the sandbox lets pass.
 *
 * @param requests in the period; 0 for no limit
 * @param seconds length of the period
 */
public record RateLimit(int requests, int seconds) {
    public static final RateLimit NONE = new RateLimit(0, 1);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([sm])");

    /**
     * Reads {@code 200/s}, {@code 600/m} or {@code off}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static RateLimit parse(String text) {
        if (text.equals("off")) {
            return NONE;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A rate limit is written 200/s, 600/m or off, but this is '" + text + "'.");
        }
        return new RateLimit(
                Integer.parseInt(matcher.group(1)), matcher.group(2).equals("s") ? 1 : 60);
    }

    @Override
    public String toString() {
        return requests == 0 ? "off" : requests + (seconds == 1 ? "/s" : "/m");
    }
}
