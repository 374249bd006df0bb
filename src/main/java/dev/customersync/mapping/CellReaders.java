package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.validator.routines.EmailValidator;

/** What each type of field takes. */
final class CellReaders {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);
    private static final EmailValidator EMAIL = EmailValidator.getInstance();
    private static final Set<String> ADDRESS_TYPES = Set.of("billing", "shipping");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private CellReaders() {}

    static Reading text(String cell) {
        return new Reading.Value(cell);
    }

    /** Keys travel in URLs, file names and log lines. */
    static Reading key(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (Character.isISOControl(cell.charAt(i))) {
                return wrong(ErrorCode.CHARACTER, "a key without control characters", cell);
            }
        }
        return new Reading.Value(cell);
    }

    static Reading email(String cell) {
        return EMAIL.isValid(cell)
                ? new Reading.Value(cell)
                : wrong(ErrorCode.EMAIL, "an e-mail address such as anna@example.com", cell);
    }

    /** {@link UUID#fromString} also takes shorter groups. */
    static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Reading country(String cell) {
        String code = cell.toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code)
                ? new Reading.Value(code)
                : wrong(ErrorCode.COUNTRY, "a two-letter ISO 3166-1 country code such as US, DE or GB", cell);
    }

    static Reading addressType(String cell) {
        String type = cell.toLowerCase(Locale.ROOT);
        return ADDRESS_TYPES.contains(type)
                ? new Reading.Value(type)
                : wrong(ErrorCode.ADDRESS_TYPE, "billing or shipping", cell);
    }

    static Reading bool(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
                ? new Reading.Value(YES.contains(word))
                : wrong(ErrorCode.BOOLEAN, "true or false", cell);
    }

    static Reading wrong(ErrorCode code, String expected, String cell) {
        return new Reading.Wrong(code, expected, Excerpt.of(cell));
    }
}
