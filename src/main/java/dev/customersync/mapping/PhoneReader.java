package dev.customersync.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.customersync.problem.ErrorCode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes phone numbers in E.164 form that could be ones: a known country code and a length that this country has. Whether a number was
 * assigned is not asked, as numbering plans change faster than libraries.
 */
final class PhoneReader {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> COUNTRY_CODES = NUMBERS.getSupportedCallingCodes();
    private static final int LONGEST_COUNTRY_CODE = 3;
    private static final String NO_REGION = "ZZ";

    private PhoneReader() {}

    static Reading read(String cell) {
        return E164.matcher(cell).matches() && isPossible(cell)
                ? new Reading.Value(cell)
                : CellReaders.wrong(ErrorCode.PHONE, "an E.164 number such as +4930123456", cell);
    }

    /** Whether numbers can be read as those of that country: a two-letter code in capitals. */
    static boolean isRegion(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }

    /**
     * The E.164 form of a number as people write it: with {@code +} and the country code, or as one dials within the country. An
     * extension is left out, as E.164 has none.
     */
    static Reading readNational(String cell, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(cell, region);
            if (NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
                return new Reading.Value(NUMBERS.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException e) {
            // Worded below, as for a number that was parsed and is too short.
        }
        return CellReaders.wrong(
                ErrorCode.PHONE, "a phone number of " + region + ", or one with + and country code", cell);
    }

    /**
     * The library's parser expects what people write and takes twenty times as long as the question itself. Only what is not possible
     * as it stands is parsed, such as a number that has kept the 0 that one dials within the country.
     */
    private static boolean isPossible(String number) {
        PhoneNumber asItStands = asItStands(number);
        return (asItStands != null && isPossible(asItStands)) || isPossibleWhenParsed(number);
    }

    private static boolean isPossibleWhenParsed(String number) {
        try {
            return isPossible(NUMBERS.parse(number, NO_REGION));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static boolean isPossible(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    /** Country code and the digits behind it, if those do not begin with a zero, which a number would lose; else null. */
    private static @Nullable PhoneNumber asItStands(String number) {
        for (int end = 2; end <= 1 + LONGEST_COUNTRY_CODE && end < number.length(); end++) {
            int code = Integer.parseInt(number, 1, end, 10);
            if (COUNTRY_CODES.contains(code)) {
                return number.charAt(end) == '0'
                        ? null
                        : new PhoneNumber()
                                .setCountryCode(code)
                                .setNationalNumber(Long.parseLong(number, end, number.length(), 10));
            }
        }
        return null;
    }
}
