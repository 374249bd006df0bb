package dev.customersync.database;

import java.util.regex.Pattern;

/** Takes secrets out of what people get to see. */
public final class Redaction {
    private static final Pattern SECRET = Pattern.compile("(?i)([?&;](?:ssl)?password=)[^&;\\s]*");
    private static final Pattern CREDENTIALS = Pattern.compile("(//[^/:@\\s]*:)[^@/\\s]*@");

    private Redaction() {}

    /** The text with {@code ***} in place of every password within a URL. */
    public static String of(String text) {
        return CREDENTIALS.matcher(SECRET.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    }
}
