package dev.customersync.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a command from going on, said for the person who gave it: where, what was expected, what was found.
 * What to do next is the hint of its code. A row's failure is never one of these: that is data.
 */
public class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public SyncException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public SyncException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
