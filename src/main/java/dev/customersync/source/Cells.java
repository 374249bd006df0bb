package dev.customersync.source;

import java.util.List;

/** What is done to every cell, whatever column it is in. */
public final class Cells {
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private Cells() {}

    /** The cells without the white space around them, no-break spaces included, which spreadsheets like to leave. */
    public static List<String> trimmed(List<String> cells) {
        String[] trimmed = new String[cells.size()];
        for (int i = 0; i < trimmed.length; i++) {
            trimmed[i] = trimmed(cells.get(i));
        }
        return List.of(trimmed);
    }

    private static String trimmed(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isSpace(cell.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether there is nothing but white space in any. */
    public static boolean areBlank(List<String> cells) {
        for (String cell : cells) {
            if (!isBlank(cell)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isBlank(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!isSpace(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether PostgreSQL can keep it: of what strict UTF-8 lets through, only NUL it cannot. */
    public static boolean isStorable(String cell) {
        return cell.indexOf(NUL) < 0;
    }

    /** The cell with U+FFFD for what cannot be kept. */
    public static String storable(String cell) {
        return cell.replace(NUL, REPLACEMENT);
    }
}
