package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Writes dates in another form. A day that the calendar does not have is refused.
 *
 * @param from the form as the profile has it, for messages
 */
record DateForm(String from, DateTimeFormatter in, DateTimeFormatter out) implements Transform {
    private static final LocalDateTime EXAMPLE = LocalDateTime.of(2024, 12, 31, 23, 45, 10);

    /**
     * @param from a pattern of {@link DateTimeFormatter}
     * @param to another, which asks for nothing that the first does not give
     * @throws IllegalArgumentException when either is none
     * @throws DateTimeException when the second asks for more
     */
    static DateForm of(String from, String to, Locale locale) {
        DateForm form = new DateForm(from, formatter(from, locale), formatter(to, locale));
        form.out.formatTo(form.in.parse(form.in.format(EXAMPLE)), new StringBuilder());
        return form;
    }

    /** Strict, and so of a year without an era only when told which: people write {@code yyyy}. */
    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Reading apply(String text) {
        try {
            return new Reading.Value(out.format(in.parse(text)));
        } catch (DateTimeException e) {
            return CellReaders.wrong(ErrorCode.DATE, "a date as " + from + ", such as " + in.format(EXAMPLE), text);
        }
    }
}
