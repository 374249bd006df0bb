package dev.customersync.log;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Spring Boot, which sets up the log, which form was asked for. One that there is not ends the start with Spring's
 * {@link org.springframework.boot.context.properties.bind.BindException}, unless somebody has told of it before.
 */
public final class LogFormatListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final String NO_STRUCTURE = "";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String structure = format(environment) == LogFormat.JSON ? "ecs" : NO_STRUCTURE;
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "log",
                        Map.of(
                                "logging.structured.format.console", structure,
                                "logging.structured.format.file", structure)));
    }

    static LogFormat format(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate("sync", LogSettings.class).logFormat();
    }

    /** The files have been read by then, and the log has not begun. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }
}
