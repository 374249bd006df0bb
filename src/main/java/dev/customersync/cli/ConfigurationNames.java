package dev.customersync.cli;

import dev.customersync.http.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Bindable;

/** Words for configuration: how a property is called where people set it, and what a value of its type looks like. */
final class ConfigurationNames {
    private ConfigurationNames() {}

    /** {@code sync.chunk-size} with its environment variable, {@code SYNC_CHUNK_SIZE}. */
    static String of(String property) {
        String dashed = property.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return dashed + " (" + variable(dashed) + ")";
    }

    /** The environment variable of a property that is written with dots and hyphens. */
    static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** What a value of that type is written like. */
    static String form(Bindable<?> target) {
        Class<?> type = target.getType().resolve(Object.class);
        if (type == int.class || type == Integer.class || type == long.class) {
            return "a whole number";
        } else if (type == Duration.class) {
            return "a duration such as 500ms, 30s or 15m";
        } else if (type == Rate.class) {
            return "a rate such as 10/s or 600/m";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == URI.class) {
            return "a URL such as https://api.example.com";
        } else if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        return "a value of type " + type.getSimpleName();
    }
}
