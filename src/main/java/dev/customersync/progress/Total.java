package dev.customersync.progress;

/**
 * How many there are.
 *
 * @param count negative when it is not known
 * @param estimated whether the number may be somewhat wrong
 */
public record Total(long count, boolean estimated) {
    /** Nobody knows. */
    public static final Total UNKNOWN = new Total(-1, true);

    public boolean isKnown() {
        return count >= 0;
    }
}
