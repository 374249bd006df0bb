package dev.customersync.cli.configuration;

import java.lang.reflect.Parameter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * One thing that can be configured.
 *
 * @param name such as {@code sync.chunk-size}
 * @param group the record that it is a component of
 * @param parameter of that record's constructor
 */
public record Setting(ConfigurationPropertyName name, Class<?> group, Parameter parameter) {
    private static final Pattern SECRET =
            Pattern.compile(".*(password|api-key|token|secret|webhook\\.url|pushgateway\\.url)");

    /** What is taken when nothing is set; null for nothing. */
    public @Nullable String defaultValue() {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value == null ? null : String.join(",", value.value());
    }

    /** The environment variable that sets it. */
    public String variable() {
        return ConfigurationNames.variable(name.toString());
    }

    /** Whether nobody may see its value. */
    boolean isSecret() {
        return SECRET.matcher(name.toString()).matches();
    }

    /** What a value may be, for people. */
    public String allowed() {
        return ConfigurationNames.form(parameter);
    }

    /** Its type, to be bound to. */
    Bindable<?> bindable() {
        return Bindable.of(ResolvableType.forType(parameter.getParameterizedType()));
    }
}
