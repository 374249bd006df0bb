package dev.customersync.cli.configuration;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** All that can be configured: the components of the records that properties are bound to. */
public final class Settings {
    private static final String ROOT = "dev.customersync";

    /** Of all classes, those are looked into that are called so. */
    private static final String CANDIDATES = "**/{name:[A-Za-z]+(?:Settings|Properties)}.class";

    private Settings() {}

    /** By name. */
    public static List<Setting> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setResourcePattern(CANDIDATES);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Setting> settings = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents(ROOT)) {
            Class<?> group = ClassUtils.resolveClassName(
                    Objects.requireNonNull(found.getBeanClassName()), Settings.class.getClassLoader());
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
