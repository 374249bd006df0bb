package dev.customersync.cli.configuration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;

/** Says where a value came from, as people call the place. */
final class Origins {
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(?:file:)?([^\\]]*)\\]");

    private Origins() {}

    static String of(ConfigurationProperty property) {
        return of(property.getOrigin());
    }

    private static String of(@Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text) {
            TextResourceOrigin.Location location = text.getLocation();
            return file(text) + (location == null ? "" : " line " + (location.getLine() + 1));
        } else if (origin instanceof PropertySourceOrigin source) {
            if (source.getOrigin() instanceof TextResourceOrigin inner) {
                return of(inner);
            }
            return switch (source.getPropertySource().getName()) {
                case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
                    "the environment variable " + source.getPropertyName();
                case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                    "the system property -D" + source.getPropertyName();
                default -> source.getPropertySource().getName();
            };
        }
        return origin == null ? "an unknown place" : origin.toString();
    }

    private static String file(TextResourceOrigin text) {
        String description = String.valueOf((@Nullable Object) text.getResource());
        Matcher path = IN_BRACKETS.matcher(description);
        return path.find() ? path.group(1) : description;
    }
}
