package dev.customersync.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server says of a failure: {@code {code, message, details: [{field, reason}]}}, the same within {@code error}, other
 * common spellings of a message, a text, an HTML page or nothing.
 *
 * @param message for people, in one line; empty when the server says nothing
 * @param fields the fields that it blames, each once
 */
record ErrorBody(String message, List<String> fields) {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_FIELDS = 20;
    private static final List<String> MESSAGES = List.of("message", "errorMessage", "detail", "title", "error", "code");
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\s\\p{C}]+");

    /** Reads any bytes; never fails. */
    static ErrorBody of(byte[] body) {
        JsonNode json = Json.read(body);
        if (json != null && json.isObject()) {
            JsonNode inner = json.path("error");
            return ofJson(inner.isObject() ? inner : json);
        }
        return new ErrorBody(quote(body), List.of());
    }

    /** The beginning of what these bytes say, in one line: of an HTML page its title. */
    static String quote(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 8192), StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("<")) {
            return cut(text, MAX_LENGTH);
        }
        Matcher title = TITLE.matcher(text);
        return title.find() ? "a page titled \"" + cut(title.group(1), MAX_LENGTH) + "\"" : "a page without a title";
    }

    /** The text in one line, without control characters, and no longer than that. */
    static String cut(String text, int maxLength) {
        String line = NOT_PRINTABLE.matcher(text).replaceAll(" ").strip();
        if (line.length() <= maxLength) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return line.substring(0, end) + "…";
    }

    private static ErrorBody ofJson(JsonNode error) {
        String message = MESSAGES.stream()
                .map(name -> text(error, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        List<String> fields = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (JsonNode detail : error.path("details")) {
            String field = text(detail, "field");
            String reason = Objects.requireNonNullElse(text(detail, "reason"), "");
            if (field != null && !fields.contains(field) && fields.size() < MAX_FIELDS) {
                fields.add(cut(field, MAX_LENGTH));
            }
            reasons.add(field == null ? reason : reason.isEmpty() ? field : field + ": " + reason);
        }
        String whole = Stream.concat(Stream.of(message), reasons.stream())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
        return new ErrorBody(cut(whole, MAX_LENGTH), List.copyOf(fields));
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }
}
