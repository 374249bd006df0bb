package dev.customersync.sandbox.fault;

import dev.customersync.sandbox.wire.Operation;
import java.util.Locale;

/**
 * A way to misbehave. A fault <em>before commit</em> leaves the store untouched; one <em>after commit</em> carries the request
 * out, and then the client does not get the answer that it is due.
 */
public enum FaultKind {
    /** An error answer, and nothing done. */
    ERROR_BEFORE_COMMIT(Parameters.STATUS, 500),
    /** An error answer, although all was done. */
    ERROR_AFTER_COMMIT(Parameters.STATUS, 500),
    /** The connection is closed, and nothing done. */
    CUT_BEFORE_COMMIT(Parameters.NONE, 0),
    /** All is done, and the connection closed without an answer. */
    CUT_AFTER_COMMIT(Parameters.NONE, 0),
    /** The request is carried out late, and answered rightly. A client that gave up meanwhile has a late commit to fear. */
    SLOW_BEFORE_COMMIT(Parameters.MILLIS, 0, 2_000),
    /** The request is carried out at once, and answered late. */
    SLOW_AFTER_COMMIT(Parameters.MILLIS, 0, 2_000),
    /** All is done, and nothing is said for longer than a client waits; then the connection is closed. */
    HANG_AFTER_COMMIT(Parameters.MILLIS, 0, 600_000),
    /** 429. */
    THROTTLE(Parameters.RETRY_AFTER, 429),
    /** 503. */
    UNAVAILABLE(Parameters.RETRY_AFTER, 503),
    /** 401. */
    UNAUTHORIZED(Parameters.NONE, 401),
    /** 403. */
    FORBIDDEN(Parameters.NONE, 403),
    /** All is done, and the body is not JSON although it says so. */
    GARBAGE_BODY(Parameters.STATUS, 0),
    /** All is done, and the body is a page for people. */
    HTML_BODY(Parameters.STATUS, 0),
    /** All is done, and there is no body. */
    EMPTY_BODY(Parameters.STATUS, 0),
    /** All is done, and the answer holds the record without its id. */
    NO_ID(Parameters.NONE, 0, 0, Scope.RECORDS),
    /** A list does not show the youngest records yet. */
    STALE_LIST(Parameters.MILLIS, 0, 2_000, Scope.LISTS),
    /** A list takes no notice of reference_ids. */
    IGNORE_FILTER(Parameters.NONE, 0, 0, Scope.LISTS);

    /** What can be set of a fault, beside when it strikes. */
    enum Parameters {
        NONE,
        STATUS,
        MILLIS,
        RETRY_AFTER
    }

    /** Which calls can be struck at all. */
    private enum Scope {
        ALL,
        LISTS,
        /** Those that are answered with one record. */
        RECORDS
    }

    private final Parameters parameters;
    private final int defaultStatus;
    private final long defaultMillis;
    private final Scope scope;

    FaultKind(Parameters parameters, int defaultStatus) {
        this(parameters, defaultStatus, 0, Scope.ALL);
    }

    FaultKind(Parameters parameters, int defaultStatus, long defaultMillis) {
        this(parameters, defaultStatus, defaultMillis, Scope.ALL);
    }

    FaultKind(Parameters parameters, int defaultStatus, long defaultMillis, Scope scope) {
        this.parameters = parameters;
        this.defaultStatus = defaultStatus;
        this.defaultMillis = defaultMillis;
        this.scope = scope;
    }

    /** As a rule names it, such as {@code cut-after-commit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Parameters parameters() {
        return parameters;
    }

    int defaultStatus() {
        return defaultStatus;
    }

    long defaultMillis() {
        return defaultMillis;
    }

    boolean concerns(Operation operation) {
        return switch (scope) {
            case ALL -> true;
            case LISTS -> operation == Operation.LIST;
            case RECORDS -> operation != Operation.LIST && operation != Operation.DELETE;
        };
    }
}
