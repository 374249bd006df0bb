package dev.customersync.cli.configuration;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/** All that can be configured: the components of the records that properties are bound to, of which there is a list. */
public final class Settings {
    private Settings() {}

    /** By name. */
    public static List<Setting> all() {
        ClassLoader classes = Settings.class.getClassLoader();
        List<Setting> settings = new ArrayList<>();
        for (String name : ImportCandidates.load(ConfigurationProperties.class, classes)) {
            Class<?> group = ClassUtils.resolveClassName(name, classes);
            ConfigurationProperties properties =
                    Objects.requireNonNull(AnnotationUtils.findAnnotation(group, ConfigurationProperties.class));
            add(ConfigurationPropertyName.of(properties.prefix()), group, settings);
        }
        settings.sort(Comparator.comparing(Setting::name));
        return settings;
    }

    private static void add(ConfigurationPropertyName prefix, Class<?> group, List<Setting> settings) {
        for (Parameter parameter : group.getDeclaredConstructors()[0].getParameters()) {
            ConfigurationPropertyName name = prefix.append(ConfigurationNames.dashed(parameter.getName()));
            Class<?> type = parameter.getType();
            if (type.isRecord() && type.getNestHost() == group.getNestHost()) {
                add(name, type, settings);
            } else {
                settings.add(new Setting(name, group, parameter));
            }
        }
    }
}
