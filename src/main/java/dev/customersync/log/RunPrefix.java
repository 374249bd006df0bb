package dev.customersync.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %run} in a pattern: {@code run 17: } in the lines of a run, nothing in others. Logback makes it. */
public final class RunPrefix extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String run = RunInLog.of(event, RunInLog.RUN);
        return run == null || run.isEmpty() ? "" : "run " + run + ": ";
    }
}
