package dev.customersync.target.ecwid;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kinds of contact Ecwid knows, in the order in which those of one record are made. */
enum ContactType {
    EMAIL,
    PHONE,
    FACEBOOK,
    INSTAGRAM,
    TWITTER,
    YOUTUBE,
    TIKTOK,
    PINTEREST,
    VK,
    FB_MESSENGER,
    WHATSAPP,
    TELEGRAM,
    VIBER,
    URL,
    OTHER;

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://(www\\.)?", Pattern.CASE_INSENSITIVE);

    /** The type of that name, in any case, with blanks or hyphens between its words. */
    static Optional<ContactType> of(String name) {
        String word = name.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (ContactType type : values()) {
            if (type.name().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Equal for two spellings of one contact: by it, and by the type, a contact is found again. */
    String normalised(String contact) {
        String text = contact.strip();
        return switch (this) {
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case PHONE, WHATSAPP, VIBER -> number(text);
            default -> link(text);
        };
    }

    private static String number(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? link(text) : digits.replaceFirst("^00", "");
    }

    private static String link(String text) {
        return SCHEME.matcher(text).replaceFirst("").replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
    }
}
