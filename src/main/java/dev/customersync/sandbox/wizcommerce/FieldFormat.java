package dev.customersync.sandbox.wizcommerce;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The kinds of values, each with what it says to a value that is not of it. */
enum FieldFormat {
    TEXT("must be a string of at most 255 characters", FieldFormat::isText),
    PHONE("must be a phone number in E.164 format", node -> matches(node, Patterns.PHONE)),
    EMAIL("must be an e-mail address", node -> matches(node, Patterns.EMAIL)),
    COUNTRY(
            "must be a country code of two letters",
            node -> node.isString()
                    && Countries.threeLetters(node.stringValue()).isPresent()),
    UUID("must be a UUID", node -> matches(node, Patterns.UUID)),
    BOOLEAN("must be true or false", JsonNode::isBoolean),
    ADDRESS_TYPE("must be billing or shipping", node -> isOneOf(node, "billing", "shipping")),
    STATUS("must be active or inactive", node -> isOneOf(node, "active", "inactive")),
    ATTRIBUTES(
            "must be a list of objects with a name and a value",
            node -> isListOf(node, item -> isText(item.path("name")) && item.has("value"))),
    SALES_REPS(
            "must be a list of one or more ids of sales reps",
            node -> !node.isEmpty()
                    && isListOf(node, item -> Seeds.salesRep(item.asString("")).isPresent())),
    PRICE_LIST("must be the id of a price list", node -> Seeds.priceList(node.asString(""))
            .isPresent());

    private static final int LONGEST = 255;

    private final String complaint;

    @SuppressWarnings("ImmutableEnumChecker") // all are stateless lambdas
    private final Predicate<JsonNode> accepts;

    FieldFormat(String complaint, Predicate<JsonNode> accepts) {
        this.complaint = complaint;
        this.accepts = accepts;
    }

    Optional<String> complaint(JsonNode value) {
        return accepts.test(value) ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean isText(JsonNode node) {
        return node.isString()
                && node.stringValue().codePointCount(0, node.stringValue().length()) <= LONGEST;
    }

    private static boolean matches(JsonNode node, Pattern pattern) {
        return isText(node) && pattern.matcher(node.stringValue()).matches();
    }

    private static boolean isOneOf(JsonNode node, String one, String other) {
        return node.isString()
                && (node.stringValue().equals(one) || node.stringValue().equals(other));
    }

    private static boolean isListOf(JsonNode node, Predicate<JsonNode> item) {
        return node.isArray() && node.values().stream().allMatch(item);
    }

    private static final class Patterns {
        private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{4,14}");
        private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
