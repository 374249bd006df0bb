package dev.customersync.sandbox.ecwid;

import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Json;
import java.util.Map;

/** Ends a request with an error answer, and undoes what it did. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        // An answer, not a defect: nobody will read a stack trace of it.
        super(message, null, false, false);
        this.status = status;
    }

    /** Who is not let in is told nothing. */
    Answer answer() {
        return status == 401 || status == 403
                ? new Answer(status, Map.of(), "")
                : Answer.json(
                        status, Json.object().put("errorMessage", getMessage()).put("errorCode", code(status)));
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "WRONG_PARAMETERS";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "ALREADY_EXISTS";
            case 429 -> "TOO_MANY_REQUESTS";
            default -> status < 500 ? "REQUEST_FAILED" : "INTERNAL_ERROR";
        };
    }
}
