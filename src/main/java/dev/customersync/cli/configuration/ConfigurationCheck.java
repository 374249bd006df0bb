package dev.customersync.cli.configuration;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at all that is configured before anything else is done, so that all that is wrong with it is said at once, and not one thing
 * a start.
 */
public final class ConfigurationCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** Does what takes longest before it is needed. */
    public static void prepare() {
        for (Setting setting : Settings.all()) {
            Constraints.VALIDATOR.getConstraintsForClass(setting.group()).getConstrainedProperties();
        }
    }

    /** When all properties are read, and before any is used to set up the log. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 2;
    }

    /**
     * @throws SyncException ({@link ErrorCode#CONFIGURATION}) for the first thing that is wrong, with all others suppressed
     */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        List<SyncException> problems = problems(prepared.getEnvironment()).stream()
                .map(problem -> new SyncException(ErrorCode.CONFIGURATION, problem))
                .toList();
        if (!problems.isEmpty()) {
            SyncException first = problems.get(0);
            problems.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        LogFile.require(prepared.getEnvironment());
    }

    static List<String> problems(ConfigurableEnvironment environment) {
        List<Setting> settings = Settings.all();
        List<String> problems = new ArrayList<>(new UnknownProperties(settings).in(environment));
        Binder binder = Binder.get(environment);
        for (Setting setting : settings) {
            property(environment, setting)
                    .filter(property -> !fits(setting, property, binder))
                    .ifPresent(property -> problems.add(misfit(setting, property)));
        }
        return problems;
    }

    private static Optional<ConfigurationProperty> property(ConfigurableEnvironment environment, Setting setting) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(setting.name()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean fits(Setting setting, ConfigurationProperty property, Binder binder) {
        try {
            Object value = binder.bind(setting.name(), setting.bindable()).orElse(null);
            return !isDurationWithoutUnit(value, property)
                    && Constraints.VALIDATOR
                            .validateValue(setting.group(), setting.parameter().getName(), value)
                            .isEmpty();
        } catch (BindException e) {
            return false;
        }
    }

    /** Spring takes "30" for 30 milliseconds, which nobody means who waits for a server. */
    private static boolean isDurationWithoutUnit(@Nullable Object value, ConfigurationProperty property) {
        return value instanceof Duration duration
                && (duration.isNegative()
                        || property.getValue().toString().strip().matches("[0-9]+"));
    }

    private static String misfit(Setting setting, ConfigurationProperty property) {
        String found = setting.isSecret() ? "***" : property.getValue().toString();
        String byDefault = setting.defaultValue();
        return ConfigurationNames.of(setting.name().toString()) + ": expected " + setting.allowed() + ", found \""
                + found + "\" in " + Origins.of(property)
                + (byDefault == null ? "" : " (default: " + byDefault + ")");
    }

    /** Made when it is first asked for. */
    private static final class Constraints {
        /** Its messages are not shown: ours say what is allowed, whichever way it was missed. */
        static final Validator VALIDATOR = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}
