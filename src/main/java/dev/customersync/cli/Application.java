package dev.customersync.cli;

import dev.customersync.cli.configuration.BrokenFile;
import dev.customersync.cli.configuration.ConfigurationCheck;
import dev.customersync.cli.configuration.ConfigurationNames;
import dev.customersync.log.LogDestinations;
import dev.customersync.log.LogFormatListener;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The application that commands with a database and a target run in. It names what it takes from Spring Boot: a run of a
 * few rows takes no longer than its start.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    BatchJdbcAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
})
@Import(Configurations.class)
class Application {

    /** What a command does with the running application. */
    interface Work<T> {
        T with(ApplicationContext application) throws Exception;
    }

    /**
     * Starts it, does the work and closes it. There is no shutdown hook, since a signal has to let the run end first.
     *
     * @throws SyncException when the configuration or the database does not allow it
     */
    static <T> T run(Work<T> work, ApplicationContextInitializer<?>... initializers) throws Exception {
        BrokenFile.find().ifPresent(problem -> {
            throw new SyncException(ErrorCode.CONFIGURATION, problem);
        });
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        // A command that only reads needs no target, and so no key to it.
        application.setLazyInitialization(true);
        application.addListeners(new ConfigurationCheck(), new LogFormatListener(), new LogDestinations());
        application.addInitializers(initializers);
        try (ConfigurableApplicationContext context = application.run()) {
            return work.with(context);
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    /** What Spring wraps many times over, said as its innermost part that we know how to explain. */
    static RuntimeException explained(RuntimeException failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .toList();
        for (int i = causes.size() - 1; i >= 0; i--) {
            SyncException known = explanation(causes.get(i), failure);
            if (known != null) {
                return known;
            }
        }
        return failure;
    }

    private static @Nullable SyncException explanation(Throwable cause, RuntimeException failure) {
        if (cause instanceof SyncException known) {
            return known;
        } else if (cause instanceof BindException bind) {
            return new SyncException(ErrorCode.CONFIGURATION, misfit(bind), failure);
        } else if (cause instanceof FlywayException migration) {
            return new SyncException(
                    ErrorCode.DATABASE,
                    "The tables cannot be made or brought up to date: " + migration.getMessage(),
                    failure);
        }
        return null;
    }

    private static String misfit(BindException bind) {
        Object value = bind.getProperty() == null ? "" : bind.getProperty().getValue();
        return ConfigurationNames.of(bind.getName().toString()) + ": expected "
                + ConfigurationNames.form(bind.getTarget()) + ", found \"" + value + "\"";
    }
}
