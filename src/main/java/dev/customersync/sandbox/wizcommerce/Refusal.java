package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ends a request with an error answer, and undoes what it did. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with one field, named by its path in the body. */
    record Detail(String field, String reason) {}

    private final int status;
    private final transient List<Detail> details;

    private Refusal(int status, String message, List<Detail> details) {
        // An answer, not a defect: nobody will read a stack trace of it.
        super(message, null, false, false);
        this.status = status;
        this.details = details;
    }

    static Refusal of(int status, String message) {
        return new Refusal(status, message, List.of());
    }

    static Refusal badParameter(String name, String reason) {
        return new Refusal(400, "Invalid query parameter.", List.of(new Detail(name, reason)));
    }

    static Refusal invalid(List<Detail> details) {
        return new Refusal(422, "Validation failed.", details);
    }

    Answer answer() {
        ObjectNode body = Json.object().put("code", code(status)).put("message", getMessage());
        if (!details.isEmpty()) {
            ArrayNode list = body.putArray("details");
            details.forEach(
                    detail -> list.addObject().put("field", detail.field()).put("reason", detail.reason()));
        }
        return Answer.json(status, body);
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 422 -> "VALIDATION_FAILED";
            case 429 -> "RATE_LIMITED";
            case 502 -> "BAD_GATEWAY";
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> status < 500 ? "REQUEST_FAILED" : "INTERNAL_ERROR";
        };
    }
}
