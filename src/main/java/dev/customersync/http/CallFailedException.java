package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that got no usable answer. The message names method, URL, what was expected and what came.
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
        super(message, cause);
        this.code = code;
        this.effect = effect;
        this.exchange = exchange;
        this.fields = List.copyOf(fields);
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

    /** Whether the server answered with that status. */
    public boolean hasStatus(int status) {
        Integer last = exchange.status();
        return last != null && last == status;
    }
}
