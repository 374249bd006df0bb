package dev.customersync.target.ecwid;

import dev.customersync.record.Payload;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of Ecwid's customer that a field of ours is put into because the configuration says so.
 *
 * @param from a field of ours, or {@code attribute:NAME}
 */
record ExtraField(String from, Place place) {
    static final String ATTRIBUTE = "attribute:";

    /** Which fields there are, and what they take. */
    enum Place {
        TAX_ID("taxId"),
        LANG("lang"),
        PRIVATE_ADMIN_NOTES("privateAdminNotes"),
        CUSTOMER_GROUP_ID("customerGroupId"),
        TAX_EXEMPT("taxExempt"),
        ACCEPT_MARKETING("acceptMarketing");

        private final String field;

        Place(String field) {
            this.field = field;
        }

        /** As the API calls it. */
        String field() {
            return field;
        }

        /** Whether several of our fields may go there together, each on a line of its own. */
        boolean takesSeveral() {
            return this == PRIVATE_ADMIN_NOTES;
        }

        static Optional<Place> of(String field) {
            return Arrays.stream(values())
                    .filter(place -> place.field.equals(field))
                    .findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(Place::field).collect(Collectors.joining(", "));
        }

        /** What the value must look like; null when any text will do. */
        @Nullable String expected() {
            return switch (this) {
                case CUSTOMER_GROUP_ID -> "a whole number, the id of a customer group";
                case TAX_EXEMPT, ACCEPT_MARKETING -> "true or false";
                default -> null;
            };
        }

        /** The value as the API takes it; null when it is none. */
        @Nullable Object read(String text) {
            return switch (this) {
                case CUSTOMER_GROUP_ID -> text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
                case TAX_EXEMPT, ACCEPT_MARKETING ->
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "true", "yes", "1" -> true;
                        case "false", "no", "0" -> false;
                        default -> null;
                    };
                default -> text;
            };
        }
    }

    boolean isAttribute() {
        return from.startsWith(ATTRIBUTE);
    }

    /** The name of the attribute, when it is one. */
    String attribute() {
        return from.substring(ATTRIBUTE.length());
    }

    /** Whether the payload says anything of it, be it that it is cleared. */
    boolean isIn(Payload payload) {
        return isAttribute() ? element(payload).isPresent() : payload.has(from);
    }

    /** What the payload says; empty when it is nothing. */
    String text(Payload payload) {
        Object value =
                isAttribute() ? element(payload).map(each -> each.get("value")).orElse(null) : payload.get(from);
        return value instanceof Iterable<?> list ? join(list) : value == null ? "" : value.toString();
    }

    private static String join(Iterable<?> list) {
        StringBuilder joined = new StringBuilder();
        list.forEach(each -> joined.append(joined.isEmpty() ? "" : ";").append(each));
        return joined.toString();
    }

    private Optional<Payload> element(Payload payload) {
        return payload.elements(Payload.ATTRIBUTES).stream()
                .filter(each -> attribute().equals(each.text("name")))
                .findFirst();
    }

    /** Whether it is a field that has no place of its own. */
    static boolean mayGoElsewhere(String from) {
        return from.startsWith(ATTRIBUTE) ? from.length() > ATTRIBUTE.length() : CustomerFields.HOMELESS.contains(from);
    }
}
