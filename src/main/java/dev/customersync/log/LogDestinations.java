package dev.customersync.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Changes what Spring Boot has set up: stdout is for results, so that the console is stderr; and what people are told on the terminal
 * by other means is for the file alone. Code and no file of Logback's, which takes a good part of a short run's time to be read.
 */
public final class LogDestinations implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        // In which jar each line of a stack trace is need not be said where there is one.
        log.setPackagingDataEnabled(false);
        // Logback writes "null" for a property that it does not know yet.
        RunInLog.end();
        Logger root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root.getAppender("CONSOLE") instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setTarget("System.err");
            console.start();
        }
        Appender<ILoggingEvent> file = root.getAppender("FILE");
        if (file != null && LogFormatListener.format(event.getEnvironment()) == LogFormat.TEXT) {
            Logger journal = log.getLogger(Journal.class);
            journal.setAdditive(false);
            journal.addAppender(file);
        }
    }

    /** The log is there by then, and nothing has been written to it. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
