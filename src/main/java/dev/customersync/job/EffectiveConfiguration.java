package dev.customersync.job;

import dev.customersync.database.Redaction;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/** The product's own properties as they are in force, defaults included, spelled as in {@code config/application.yml}. */
final class EffectiveConfiguration {
    private static final String OURS = "dev.customersync.";
    private static final Set<String> SECRET_WORDS =
            Set.of("key", "password", "passphrase", "secret", "token", "credential", "credentials");
    private static final String MASK = "***";

    private final Map<String, String> properties = new TreeMap<>();

    private EffectiveConfiguration() {}

    /**
     * The values by name: of every settings record among these beans. Secrets are {@code ***}; what is not set, and has no default, is
     * left out.
     */
    static Map<String, String> of(ListableBeanFactory beans) {
        EffectiveConfiguration configuration = new EffectiveConfiguration();
        for (String bean : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(bean);
            if (type != null && type.isRecord() && type.getName().startsWith(OURS)) {
                configuration.add(prefix(type), (Record) beans.getBean(bean));
            }
        }
        return configuration.properties;
    }

    private static String prefix(Class<?> settings) {
        ConfigurationProperties annotation =
                AnnotatedElementUtils.getMergedAnnotation(settings, ConfigurationProperties.class);
        return annotation == null ? "" : annotation.prefix();
    }

    private void add(String prefix, Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String name =
                    component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
            Object value = value(component, settings);
            if (value instanceof Record group && group.getClass().isMemberClass()) {
                add(prefix + "." + name, group);
            } else if (value != null) {
                properties.put(prefix + "." + name, isSecret(name) ? MASK : text(value));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record settings) {
        ReflectionUtils.makeAccessible(component.getAccessor());
        return ReflectionUtils.invokeMethod(component.getAccessor(), settings);
    }

    private static boolean isSecret(String name) {
        return Stream.of(name.split("-")).anyMatch(SECRET_WORDS::contains);
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return text(duration);
        } else if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return Redaction.of(value.toString());
    }

    private static String text(Duration duration) {
        if (duration.toMillis() % 1_000 != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
