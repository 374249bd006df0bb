package dev.customersync.mapping;

/** A cell as it is shown in a message: in quotes, cut to a sane length, on one line. */
final class Excerpt {
    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    static String of(String cell) {
        StringBuilder excerpt = new StringBuilder("\"");
        int length = Math.min(cell.codePointCount(0, cell.length()), MAX_LENGTH);
        int end = cell.offsetByCodePoints(0, length);
        cell.substring(0, end).codePoints().forEach(c -> append(c, excerpt));
        return excerpt.append(end < cell.length() ? "…\"" : "\"").toString();
    }

    private static void append(int character, StringBuilder excerpt) {
        if (Character.isISOControl(character)) {
            excerpt.append(String.format("\\u%04X", character));
        } else {
            excerpt.appendCodePoint(character);
        }
    }
}
