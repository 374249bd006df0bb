package dev.customersync.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The run that this process works on, in every line of its log. A property of the whole log and not of a thread, as SLF4J's MDC is:
 * a process has one run and many threads, some of them of libraries.
 */
public final class RunInLog {
    static final String RUN = "run_id";
    static final String TARGET = "target";
    static final String FEED = "feed";

    /** What the lines for people begin with, see {@code logging.pattern}. */
    private static final String PREFIX = "run";

    private RunInLog() {}

    /** From now on each line names this run. */
    public static void begin(long runId, String target, String feed) {
        LoggerContext log = log();
        log.putProperty(RUN, Long.toString(runId));
        log.putProperty(TARGET, target);
        log.putProperty(FEED, feed);
        log.putProperty(PREFIX, "run " + runId + ": ");
    }

    /** From now on no line names a run. */
    public static void end() {
        LoggerContext log = log();
        log.putProperty(RUN, "");
        log.putProperty(TARGET, "");
        log.putProperty(FEED, "");
        log.putProperty(PREFIX, "");
    }

    /** What a line says of the run; null for nothing. */
    static @Nullable String of(ILoggingEvent event, String property) {
        Map<String, String> properties = event.getLoggerContextVO().getPropertyMap();
        return properties.get(property);
    }

    private static LoggerContext log() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
