package dev.customersync.bench;

import org.jspecify.annotations.Nullable;

/** Why there is nothing to measure: what was started did not do its work. */
public final class BenchmarkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchmarkException(String message) {
        this(message, null);
    }

    public BenchmarkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
