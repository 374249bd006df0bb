package dev.customersync.http;

import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts into words, and into the catalogue, what a failed call came to. */
final class FailureWording {
    private static final int GATEWAY_TIMEOUT = 504;

    private final Credential credential;

    FailureWording(Credential credential) {
        this.credential = credential;
    }

    CallFailedException failure(Attempt last, Effect effect, Exchange exchange) {
        return new CallFailedException(
                code(last),
                effect,
                exchange,
                last.answer() instanceof Answer.Received received
                        ? ErrorBody.of(received.body()).fields()
                        : List.of(),
                timedOut(last.answer()),
                what(last) + (exchange.attempts() > 1 ? " (after " + exchange.attempts() + " requests)" : ""),
                cause(last.answer()));
    }

    SyncException denied(Request request, Answer.Received received) {
        String said = ErrorBody.of(received.body()).message();
        return new SyncException(
                ErrorCode.CREDENTIALS,
                credential.removedFrom(
                                request + " answered " + received.status() + (said.isEmpty() ? "" : " (" + said + ")"))
                        + ": the credential was sent as " + credential.header() + "; check " + credential.variable());
    }

    private static ErrorCode code(Attempt last) {
        return switch (last.verdict()) {
            case UNREADABLE -> ErrorCode.ANSWER_UNREADABLE;
            case NOT_SENT -> ErrorCode.UNREACHABLE;
            case OVERLOADED, TROUBLE -> codeOfTrouble(last.request(), last.answer());
            default -> codeOfRefusal(last.request(), last.answer());
        };
    }

    private static ErrorCode codeOfTrouble(Request request, Answer answer) {
        if (request.verb() == Verb.POST) {
            return ErrorCode.NO_CLEAR_ANSWER;
        }
        if (answer instanceof Answer.Received) {
            return ErrorCode.SERVER_ERROR;
        }
        return request.verb() == Verb.GET ? ErrorCode.UNREACHABLE : ErrorCode.NO_CLEAR_ANSWER;
    }

    private static ErrorCode codeOfRefusal(Request request, Answer answer) {
        int status = answer instanceof Answer.Received received ? received.status() : 0;
        if (status / 100 != 4) {
            return ErrorCode.ANSWER_UNREADABLE;
        }
        return status == 404 && request.endpoint().isBelowCollection() ? ErrorCode.REMOTE_MISSING : ErrorCode.REFUSED;
    }

    /** Method, URL and what came, in one line. */
    String what(Attempt attempt) {
        return credential.removedFrom(attempt.request() + found(attempt));
    }

    private static String found(Attempt last) {
        if (last.answer() instanceof Answer.NotSent notSent) {
            return ": no connection, nothing was sent: " + reason(notSent.cause());
        }
        if (last.answer() instanceof Answer.Lost lost) {
            return ": sent, but no answer came: " + reason(lost.cause());
        }
        Answer.Received received = (Answer.Received) last.answer();
        if (last.verdict() == Verdict.UNREADABLE) {
            return " answered " + received.status() + " with no JSON but " + unreadable(received);
        }
        if (received.status() / 100 == 3) {
            String location = received.location();
            return " answered " + received.status() + ", a redirect"
                    + (location == null ? "" : " to " + ErrorBody.cut(location, 200))
                    + ", which an API does not do: check the base URL";
        }
        String said = ErrorBody.of(received.body()).message();
        return " answered " + received.status() + (said.isEmpty() ? " and no reason" : ": " + said);
    }

    private static String unreadable(Answer.Received received) {
        if (received.cut() != null) {
            return "a body that broke off: " + reason(received.cut());
        }
        String quote = ErrorBody.quote(received.body());
        return quote.isEmpty() ? "an empty body" : quote;
    }

    private static String reason(IOException cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : ErrorBody.cut(cause.getMessage(), 200) + " (" + name + ")";
    }

    private static boolean timedOut(Answer answer) {
        if (answer instanceof Answer.Lost lost) {
            return lost.cause() instanceof SocketTimeoutException;
        }
        return answer instanceof Answer.Received received && received.status() == GATEWAY_TIMEOUT;
    }

    private static @Nullable IOException cause(Answer answer) {
        if (answer instanceof Answer.NotSent notSent) {
            return notSent.cause();
        }
        return answer instanceof Answer.Lost lost ? lost.cause() : null;
    }
}
