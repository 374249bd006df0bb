package dev.customersync.source;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a cell as a formula, in a way that can be undone: such a cell gets an apostrophe in front.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
public final class FormulaGuard {
    // Apostrophes before a formula's first character are counted in, so that what had one already comes back with it.
    private static final Pattern DANGEROUS = Pattern.compile("^'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    /** The cell as it may be written into a file that people open in a spreadsheet. */
    public static String neutralise(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The cell as it was before {@link #neutralise}. */
    public static String restore(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
