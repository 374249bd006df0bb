package dev.customersync.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
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

    private static boolean isPossible(String number) {
        try {
            return NUMBERS.isPossibleNumberWithReason(NUMBERS.parse(number, NO_REGION)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
