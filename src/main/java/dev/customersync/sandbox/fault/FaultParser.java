package dev.customersync.sandbox.fault;

import dev.customersync.sandbox.fault.FaultKind.Parameters;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class FaultParser {
    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "PUT", "DELETE");

    private final String text;
    private final Map<String, String> options = new LinkedHashMap<>();

    FaultParser(String text) {
        this.text = text;
    }

    FaultRule parse() {
        int colon = text.indexOf(':');
        String word = (colon < 0 ? text : text.substring(0, colon)).strip();
        FaultKind kind = oneOf("fault", word, FaultKind.values(), FaultKind::word);
        readOptions(colon < 0 ? "" : text.substring(colon + 1), kind);
        return new FaultRule(text, kind, condition(), status(kind), delay(kind), retryAfter(kind));
    }

    private void readOptions(String list, FaultKind kind) {
        if (list.isBlank()) {
            return;
        }
        List<String> allowed = allowed(kind);
        for (String option : list.split(",", -1)) {
            int equals = option.indexOf('=');
            String name = (equals < 0 ? option : option.substring(0, equals)).strip();
            if (!allowed.contains(name)) {
                throw wrong("'" + name + "' is not an option of " + kind.word() + "; allowed: "
                        + String.join(", ", allowed));
            }
            String value = equals < 0 ? "" : option.substring(equals + 1).strip();
            if (value.isEmpty()) {
                throw wrong("option '" + name + "' has no value; write " + name + "=VALUE");
            }
            if (options.put(name, value) != null) {
                throw wrong("option '" + name + "' is given twice");
            }
        }
    }

    private static List<String> allowed(FaultKind kind) {
        List<String> allowed =
                new ArrayList<>(List.of("rate", "burst", "nth", "times", "method", "entity", "call", "reference_id"));
        switch (kind.parameters()) {
            case STATUS -> allowed.add("status");
            case MILLIS -> allowed.add("ms");
            case RETRY_AFTER -> allowed.add("retry-after");
            case NONE -> {}
        }
        return allowed;
    }

    private Condition condition() {
        if (options.containsKey("rate") && options.containsKey("nth")) {
            throw wrong("give rate or nth, not both");
        }
        if (options.containsKey("burst") && !options.containsKey("rate")) {
            throw wrong("burst needs rate; with nth write times=NUMBER");
        }
        return new Condition(
                optional("method", METHODS.toArray(String[]::new), Function.identity()),
                optional("entity", Entity.values(), Entity::word),
                optional("call", Operation.values(), Operation::word),
                options.get("reference_id"),
                rate(),
                (int) number("burst", 1, 1, Integer.MAX_VALUE),
                number("nth", 1, 1, Long.MAX_VALUE),
                number("times", options.containsKey("nth") ? 1 : Long.MAX_VALUE, 1, Long.MAX_VALUE));
    }

    private double rate() {
        String value = options.getOrDefault("rate", "1");
        try {
            double rate = Double.parseDouble(value);
            if (rate >= 0 && rate <= 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw wrongRate(value, e);
        }
        throw wrongRate(value, null);
    }

    private IllegalArgumentException wrongRate(String value, @Nullable Throwable cause) {
        return wrong("rate must be a number from 0 to 1, such as 0.02, but is '" + value + "'", cause);
    }

    private int status(FaultKind kind) {
        return kind.parameters() == Parameters.STATUS
                ? (int) number("status", kind.defaultStatus(), 200, 599)
                : kind.defaultStatus();
    }

    private Duration delay(FaultKind kind) {
        return Duration.ofMillis(number("ms", kind.defaultMillis(), 0, Integer.MAX_VALUE));
    }

    private OptionalInt retryAfter(FaultKind kind) {
        return kind.parameters() == Parameters.RETRY_AFTER && options.containsKey("retry-after")
                ? OptionalInt.of((int) number("retry-after", 0, 0, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    private long number(String name, long byDefault, long least, long most) {
        String value = options.get(name);
        if (value == null) {
            return byDefault;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrongNumber(name, value, least, most, e);
        }
        throw wrongNumber(name, value, least, most, null);
    }

    private IllegalArgumentException wrongNumber(
            String name, String value, long least, long most, @Nullable Throwable cause) {
        String range = most >= Integer.MAX_VALUE ? "of " + least + " or more" : "from " + least + " to " + most;
        return wrong(name + " must be a whole number " + range + ", but is '" + value + "'", cause);
    }

    private <T> @Nullable T optional(String name, T[] allowed, Function<T, String> word) {
        String value = options.get(name);
        return value == null ? null : oneOf(name, value, allowed, word);
    }

    private <T> T oneOf(String what, String value, T[] allowed, Function<T, String> word) {
        return Arrays.stream(allowed)
                .filter(candidate -> word.apply(candidate).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong("'" + value + "' is not a known " + what + "; allowed: "
                        + Arrays.stream(allowed).map(word).collect(Collectors.joining(", "))));
    }

    private IllegalArgumentException wrong(String message) {
        return wrong(message, null);
    }

    private IllegalArgumentException wrong(String message, @Nullable Throwable cause) {
        return new IllegalArgumentException("Fault rule '" + text + "': " + message + ".", cause);
    }
}
