package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that got no usable answer. The message names method, URL and what came, and holds no secret.
 */
public class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known of the request's effect. */
    public enum Effect {
        /** Nothing was sent, or the server says that it did nothing. */
        NONE,
        /** It may have been carried out. */
        UNCLEAR,
        /** It was carried out, but the answer does not hold what was needed, such as an id. */
        DONE
    }

    private final ErrorCode code;
    private final Effect effect;
    private final transient Exchange exchange;
    private final List<String> fields;
    private final boolean timedOut;

    /**
     * @param fields the fields that the server blames; empty when it names none
     */
    public CallFailedException(
            ErrorCode code,
            Effect effect,
            Exchange exchange,
            List<String> fields,
            String message,
            @Nullable Throwable cause) {
        this(code, effect, exchange, fields, false, message, cause);
    }

    /**
     * @param timedOut whether the server, or one behind it, was given up on while it may still have been at work
     */
    CallFailedException(
            ErrorCode code,
            Effect effect,
            Exchange exchange,
            List<String> fields,
            boolean timedOut,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.effect = effect;
        this.exchange = exchange;
        this.fields = List.copyOf(fields);
        this.timedOut = timedOut;
    }

    public ErrorCode code() {
        return code;
    }

    public Effect effect() {
        return effect;
    }

    public Exchange exchange() {
        return exchange;
    }

    public List<String> fields() {
        return fields;
    }

    /**
     * Whether the wait for the answer was given up, by us or by a gateway, while the server may still be at work on the call: what
     * it does may show later than with other failures.
     */
    public boolean timedOut() {
        return timedOut;
    }

    /** Whether the server answered with that status. */
    public boolean hasStatus(int status) {
        Integer last = exchange.status();
        return last != null && last == status;
    }
}
