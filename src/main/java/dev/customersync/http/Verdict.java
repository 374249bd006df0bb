package dev.customersync.http;

import dev.customersync.http.CallFailedException.Effect;

/** What an answer means. What comes next of it is told apart, since that depends on the call too. */
enum Verdict {
    /** Carried out, and the answer can be used. */
    DONE,
    /** A success whose answer is no JSON. */
    UNREADABLE,
    /** The server says no, and would say it again. */
    REFUSED,
    /** We are not let in: neither would any other call be. */
    DENIED,
    /** Refused for coming too fast, so nothing was done. */
    THROTTLED,
    /** Out of service for a known time. A gateway may say so of a call that was carried out. */
    OVERLOADED,
    /** No connection. */
    NOT_SENT,
    /** An error of the server, or no answer. */
    TROUBLE;

    /** What to do after a verdict. */
    enum Next {
        RETURN,
        /** Send again after a pause, so long as attempts are left. */
        RETRY,
        /** Send again when the time that the server asked for has passed; counts as no attempt. */
        WAIT,
        FAIL,
        STOP_RUN
    }

    /** What comes next. An idempotent call is sent again when it may have been carried out; a create never is. */
    Next next(Verb verb) {
        return switch (this) {
            case DONE -> Next.RETURN;
            case REFUSED -> Next.FAIL;
            case DENIED -> Next.STOP_RUN;
            case THROTTLED -> Next.WAIT;
            case NOT_SENT -> Next.RETRY;
            case UNREADABLE -> verb == Verb.GET ? Next.RETRY : Next.FAIL;
            case OVERLOADED -> verb == Verb.POST ? Next.FAIL : Next.WAIT;
            case TROUBLE -> verb == Verb.POST ? Next.FAIL : Next.RETRY;
        };
    }

    /** What the request has done, so far as is known. */
    Effect effect(Verb verb) {
        if (verb == Verb.GET) {
            return Effect.NONE;
        }
        return switch (this) {
            case DONE, UNREADABLE -> Effect.DONE;
            case REFUSED, DENIED, THROTTLED, NOT_SENT -> Effect.NONE;
            case OVERLOADED, TROUBLE -> Effect.UNCLEAR;
        };
    }

    /** Whether the server, or the way to it, is not well, whichever call it is. */
    boolean isTrouble() {
        return this == NOT_SENT || this == TROUBLE;
    }

    /** Whether everyone has to wait. */
    boolean isThrottling() {
        return this == THROTTLED || this == OVERLOADED;
    }

    /** The verdict on an answer to such a call. */
    static Verdict on(Answer answer, Verb verb) {
        if (answer instanceof Answer.Received received) {
            return onStatus(received, verb);
        }
        return answer instanceof Answer.NotSent ? NOT_SENT : TROUBLE;
    }

    private static Verdict onStatus(Answer.Received received, Verb verb) {
        int status = received.status();
        return switch (status / 100) {
            case 2 -> isUsable(received, verb) ? DONE : UNREADABLE;
            case 4 ->
                switch (status) {
                    case 401, 403 -> DENIED;
                    case 429 -> THROTTLED;
                    // The server waited in vain for the rest of the request, as it does when a kept connection ends.
                    case 408 -> TROUBLE;
                    default -> REFUSED;
                };
            case 5 -> status == 503 && received.retryAfter() != null ? OVERLOADED : TROUBLE;
            default -> REFUSED;
        };
    }

    private static boolean isUsable(Answer.Received received, Verb verb) {
        if (received.cut() != null) {
            return false;
        }
        return received.body().length == 0 ? verb != Verb.GET : received.json() != null;
    }
}
