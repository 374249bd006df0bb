package dev.customersync.log;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Logback, whose configuration knows names of files only, which form was asked for. A wrong one ends the start with Spring's
 * {@link org.springframework.boot.context.properties.bind.BindException}, before Logback stumbles over it.
 */
public final class LogFormatListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** What {@code logback-spring.xml} reads. */
    private static final String LAYOUT = "customer-sync.log-layout";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        LogFormat format =
                Binder.get(environment).bindOrCreate("sync", LogSettings.class).logFormat();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "log", Map.of(LAYOUT, format.name().toLowerCase(Locale.ROOT))));
    }

    /** The files have been read by then, and the log has not begun. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }
}
