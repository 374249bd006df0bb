package dev.customersync.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.customersync.problem.ErrorCode;
import java.util.regex.Pattern;

/**
 * Takes phone numbers in E.164 form that could be ones: a known country code and a length that this country has. Whether a number was
 * assigned is not asked, as numbering plans change faster than libraries.
 */
final class PhoneReader {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
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

    private static boolean isPossible(String number) {
        try {
            return NUMBERS.isPossibleNumberWithReason(NUMBERS.parse(number, NO_REGION)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
