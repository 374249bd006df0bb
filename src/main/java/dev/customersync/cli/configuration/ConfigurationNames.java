package dev.customersync.cli.configuration;

import dev.customersync.http.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.Bindable;

/** Words for configuration: how a property is called where people set it, and what a value of its type looks like. */
public final class ConfigurationNames {
    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            double.class, "a number",
            Duration.class, "a duration such as 500ms, 30s or 15m",
            Rate.class, "a rate such as 10/s or 600/m",
            boolean.class, "true or false",
            Path.class, "a path",
            ZoneId.class, "a time zone such as Europe/Berlin",
            URI.class, "a URL such as https://api.example.com");

    private ConfigurationNames() {}

    /** {@code sync.chunk-size} with its environment variable, {@code SYNC_CHUNK_SIZE}. */
    public static String of(String property) {
        return dashed(property) + " (" + variable(property) + ")";
    }

    public static String variable(String property) {
        return dashed(property).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    static String dashed(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** What a value of that type is written like. */
    public static String form(Bindable<?> target) {
        return form(target.getType().resolve(Object.class));
    }

    /** What a value of that parameter is written like, its limits included. */
    static String form(Parameter parameter) {
        String form = form(parameter.getType()) + limits(parameter);
        return parameter.isAnnotationPresent(NotBlank.class) ? form + " that is not blank" : form;
    }

    private static String limits(AnnotatedElement element) {
        DurationMin shortest = element.getAnnotation(DurationMin.class);
        if (shortest != null) {
            return ", " + shortest.millis() + "ms at least";
        }
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        if (min != null && max != null) {
            return " from " + min.value() + " to " + max.value();
        }
        return (min == null ? "" : " of at least " + min.value()) + (max == null ? "" : " of at most " + max.value());
    }

    private static String form(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        return FORMS.getOrDefault(
                type,
                type == String.class
                        ? "text"
                        : type == List.class
                                ? "names with commas between them"
                                : "a value of type " + type.getSimpleName());
    }
}
