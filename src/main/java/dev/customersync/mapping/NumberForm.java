package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes numbers as people of a country write them, and SAP's minus at the end, and gives them with a decimal point and nothing else. All
 * digits are kept.
 *
 * @param decimal what stands before the decimals
 * @param grouping what may stand between thousands; empty for nothing
 */
record NumberForm(String decimal, String grouping, Pattern pattern) implements Transform {

    static NumberForm of(String decimal, String grouping) {
        String groups = grouping.isEmpty() ? "" : "|[0-9]{1,3}(?:" + Pattern.quote(grouping) + "[0-9]{3})+";
        String number = "([+-]?)([0-9]+" + groups + ")(?:" + Pattern.quote(decimal) + "([0-9]+))?(-?)";
        return new NumberForm(decimal, grouping, Pattern.compile(number));
    }

    @Override
    public Reading apply(String text) {
        Matcher number = pattern.matcher(text);
        if (!number.matches() || (!number.group(1).isEmpty() && !number.group(4).isEmpty())) {
            String example = "1" + grouping + "234" + decimal + "50";
            return CellReaders.wrong(ErrorCode.NUMBER, "a number such as " + example, text);
        }
        String whole = grouping.isEmpty() ? number.group(2) : number.group(2).replace(grouping, "");
        String plain = number.group(3) == null ? whole : whole + "." + number.group(3);
        String sign = number.group(1).equals("-") || !number.group(4).isEmpty() ? "-" : "";
        return new Reading.Value(new BigDecimal(sign + plain).toPlainString());
    }
}
