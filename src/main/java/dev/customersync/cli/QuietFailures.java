package dev.customersync.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** A failure to start is explained once, by us: keeps Spring from logging it with its stack trace. Named in {@code spring.factories}. */
final class QuietFailures implements SpringBootExceptionReporter {
    /**
     * @param context null when the failure came before it
     */
    QuietFailures(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
