package dev.customersync.cli.configuration;

import dev.customersync.problem.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds what was set and means nothing: a property with a slip in its name would else be passed over without a word. */
final class UnknownProperties {
    /** Other programs' variables begin so too: there, only what looks like a slip is taken for one. */
    private static final Set<String> SHARED_PREFIXES = Set.of("ERP_");

    private final List<Setting> settings;
    private final Set<String> roots;
    private final Set<String> uniform;

    UnknownProperties(List<Setting> settings) {
        this.settings = settings;
        this.roots = settings.stream()
                .map(setting -> setting.name().getElement(0, ConfigurationPropertyName.Form.UNIFORM))
                .collect(Collectors.toCollection(TreeSet::new));
        this.uniform = settings.stream()
                .map(setting -> uniform(setting.name().toString()))
                .collect(Collectors.toSet());
    }

    /** A sentence for each. */
    List<String> in(ConfigurableEnvironment environment) {
        List<String> unknown = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                Stream.of(variables.getPropertyNames())
                        .filter(this::isUnknownVariable)
                        .forEach(variable -> unknown.add(
                                variable + ": there is no such environment variable" + meant(variable, variables())));
            } else if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(this::isUnknown)
                        .forEach(name -> unknown.add(name + ": there is no such property" + place(source, name)
                                + meant(name.toString(), names())));
            }
        }
        return unknown;
    }

    private boolean isUnknown(ConfigurationPropertyName name) {
        return !name.isEmpty()
                && roots.contains(name.getElement(0, ConfigurationPropertyName.Form.UNIFORM))
                && settings.stream().noneMatch(setting -> setting.name().equals(name) || isElementOf(setting, name));
    }

    private static boolean isElementOf(Setting setting, ConfigurationPropertyName name) {
        return Collection.class.isAssignableFrom(setting.parameter().getType())
                && setting.name().isAncestorOf(name);
    }

    private boolean isUnknownVariable(String variable) {
        boolean ours = roots.stream().anyMatch(root -> variable.startsWith(root.toUpperCase(Locale.ROOT) + "_"));
        boolean shared = SHARED_PREFIXES.stream().anyMatch(variable::startsWith);
        return ours
                && !uniform.contains(uniform(variable))
                && (!shared || NearestName.of(variable, variables()).isPresent());
    }

    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String place(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        return property == null ? "" : ", found in " + Origins.of(property);
    }

    private static String meant(String name, List<String> known) {
        Optional<String> nearest = NearestName.of(name, known);
        return nearest.map(one -> "; did you mean " + one + "?").orElse("; remove it");
    }

    private List<String> names() {
        return settings.stream().map(setting -> setting.name().toString()).toList();
    }

    private List<String> variables() {
        return settings.stream().map(Setting::variable).toList();
    }
}
