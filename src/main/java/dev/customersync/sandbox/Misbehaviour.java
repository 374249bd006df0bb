package dev.customersync.sandbox;

import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Does to a request what a fault says. An answer that is empty means: close the connection without one. */
final class Misbehaviour {
    private static final String HTML = """
            <!DOCTYPE html>
            <html><head><title>Something went wrong</title></head><body><h1>Something went wrong</h1></body></html>
            """;

    private final Platform platform;
    private final Function<Distortion, Answer> commit;

    /**
     * @param commit carries the request out
     */
    Misbehaviour(Platform platform, Function<Distortion, Answer> commit) {
        this.platform = platform;
        this.commit = commit;
    }

    Optional<Answer> answer(FaultRule fault) throws InterruptedException {
        return switch (fault.kind()) {
            case ERROR_BEFORE_COMMIT -> Optional.of(error(fault, "Injected failure, nothing done."));
            case UNAUTHORIZED -> Optional.of(error(fault, "The API key is missing or not valid."));
            case FORBIDDEN -> Optional.of(error(fault, "The API key does not allow this."));
            case THROTTLE -> Optional.of(retryLater(fault, "Too many requests."));
            case UNAVAILABLE -> Optional.of(retryLater(fault, "The service is not available."));
            case CUT_BEFORE_COMMIT -> Optional.empty();
            case SLOW_BEFORE_COMMIT -> {
                sleep(fault.delay());
                yield Optional.of(commit.apply(Distortion.NONE));
            }
            case STALE_LIST -> Optional.of(commit.apply(new Distortion(fault.delay(), false)));
            case IGNORE_FILTER -> Optional.of(commit.apply(new Distortion(Duration.ZERO, true)));
            default -> answerAfterCommit(fault, commit.apply(Distortion.NONE));
        };
    }

    private Optional<Answer> answerAfterCommit(FaultRule fault, Answer truth) throws InterruptedException {
        return switch (fault.kind()) {
            case ERROR_AFTER_COMMIT -> Optional.of(error(fault, "Injected failure, all done."));
            case CUT_AFTER_COMMIT -> Optional.empty();
            case HANG_AFTER_COMMIT -> {
                sleep(fault.delay());
                yield Optional.empty();
            }
            case SLOW_AFTER_COMMIT -> {
                sleep(fault.delay());
                yield Optional.of(truth);
            }
            case GARBAGE_BODY ->
                Optional.of(body(fault, truth, "application/json", "{\"data\":{\"id\":\"0c05\u0000<<"));
            case HTML_BODY -> Optional.of(body(fault, truth, "text/html; charset=utf-8", HTML));
            case EMPTY_BODY -> Optional.of(body(fault, truth, "application/json", ""));
            case NO_ID -> Optional.of(withoutId(truth));
            default -> throw new IllegalStateException(fault.kind() + " strikes before the commit");
        };
    }

    private Answer error(FaultRule fault, String message) {
        return platform.error(fault.status(), message);
    }

    private Answer retryLater(FaultRule fault, String message) {
        Answer answer = error(fault, message);
        OptionalInt seconds = fault.retryAfter();
        return seconds.isPresent() ? answer.withHeader("Retry-After", String.valueOf(seconds.getAsInt())) : answer;
    }

    private static Answer body(FaultRule fault, Answer truth, String contentType, String body) {
        int status = fault.status() == 0 ? truth.status() : fault.status();
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    private static Answer withoutId(Answer truth) {
        if (!truth.succeeded()) {
            return truth;
        }
        try {
            ObjectNode body = Json.object(truth.body());
            body.remove("id");
            if (body.path("data") instanceof ObjectNode data) {
                data.remove("id");
            }
            return Answer.json(truth.status(), body);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("an answer that is no JSON object: " + truth, e);
        }
    }

    private static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
