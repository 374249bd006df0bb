package dev.customersync.http;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date in the form that servers must write. */
final class RetryAfter {
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param value the header's value; null when there is none
     * @param date the value of the answer's {@code Date}, which is what a date is measured against, whatever our own clock says
     * @param now used when there is no such value
     * @return null when nothing sensible is asked for: no header, garbage, or a time not in the future
     */
    static @Nullable Duration parse(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        Duration wait;
        if (text.length() <= MAX_DIGITS && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            wait = Duration.ofSeconds(Long.parseLong(text));
        } else {
            Instant until = DateUtils.parseStandardDate(text);
            Instant sent = date == null ? null : DateUtils.parseStandardDate(date.strip());
            wait = until == null ? Duration.ZERO : Duration.between(sent == null ? now : sent, until);
        }
        return wait.isNegative() || wait.isZero() ? null : wait;
    }
}
