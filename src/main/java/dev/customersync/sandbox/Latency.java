package dev.customersync.sandbox;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the sandbox takes for an answer, in milliseconds: an even spread from {@code least} to {@code most}. Half of it
 * passes before the request is carried out, half after, so that a client that dies may have been heard or not.
 */
public record Latency(int least, int most) {
    public static final Latency NONE = new Latency(0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when it is upside down or negative
     */
    public Latency {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(
                    "A latency goes from a smaller to a greater number of milliseconds, but this is '" + least + "-"
                            + most + "'.");
        }
    }

    /**
     * Reads {@code 20} or {@code 20-50}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Latency parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A latency is written 20 or 20-50, in milliseconds, but this is '" + text + "'.");
        }
        int least = Integer.parseInt(matcher.group(1));
        return new Latency(least, matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return least == most ? String.valueOf(least) : least + "-" + most;
    }

    int draw() {
        return least == most ? least : ThreadLocalRandom.current().nextInt(least, most + 1);
    }
}
