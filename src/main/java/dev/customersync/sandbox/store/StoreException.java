package dev.customersync.sandbox.store;

import org.jspecify.annotations.Nullable;

/** The store's file cannot be used. The message names it and says what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
