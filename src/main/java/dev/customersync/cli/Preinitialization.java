package dev.customersync.cli;

import dev.customersync.cli.configuration.ConfigurationCheck;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes ready in the background what a run is going to need, while the configuration is read and the input looked at: most of a short
 * run's time goes into loading classes, and one thread does so at a time. What fails here fails again where it is needed, and is
 * told of there.
 */
final class Preinitialization {
    private Preinitialization() {}

    /** Begins with it; an end of the process does not wait for it. */
    static void begin() {
        // The log is set up by the first who wants to write to it, and warns when two do at once.
        ILoggerFactory unused = LoggerFactory.getILoggerFactory();
        Thread thread = new Thread(Preinitialization::load, "preinitialization");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, reason) -> {});
        thread.start();
    }

    private static void load() {
        ConfigurationCheck.prepare();
        JsonMapper.shared().readTree("{}");
    }
}
