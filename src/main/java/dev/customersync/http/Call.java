package dev.customersync.http;

import dev.customersync.http.CallFailedException.Effect;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call with all its attempts. Used once, by one thread. */
final class Call {
    private final Request request;
    private final int maxAttempts;
    private final IntervalFunction backoff;
    private final Sender sender;
    private final FailureWording wording;
    private final Health health;
    private final Ticker ticker;
    private final Patience patience;

    private int sent;
    private int throttled;
    private int failures;
    private boolean spared;
    private boolean unclear;
    private long startedAt;

    Call(
            Request request,
            int maxAttempts,
            IntervalFunction backoff,
            Sender sender,
            FailureWording wording,
            Health health,
            Ticker ticker,
            Patience patience) {
        this.request = request;
        this.maxAttempts = maxAttempts;
        this.backoff = backoff;
        this.sender = sender;
        this.wording = wording;
        this.health = health;
        this.ticker = ticker;
        this.patience = patience;
    }

    /** As {@link JsonClient} says. */
    Reply run() {
        while (true) {
            Attempt attempt = attempt();
            switch (attempt.verdict().next(request.verb())) {
                case RETURN -> {
                    return new Reply(body(attempt), exchange(attempt));
                }
                case WAIT -> throttled++;
                case RETRY -> pauseBeforeRetry(attempt);
                case FAIL -> throw failure(attempt);
                case STOP_RUN -> throw wording.denied(request, (Answer.Received) attempt.answer());
            }
        }
    }

    private Attempt attempt() {
        health.admit();
        Attempt attempt = sender.send(request, sent, throttled);
        if (sent == 0) {
            startedAt = attempt.sentAt();
        }
        sent++;
        unclear |= attempt.verdict().effect(request.verb()) == Effect.UNCLEAR;
        health.record(attempt);
        return attempt;
    }

    /** A row does not fail for a sick server: when its attempts are used up, it has one more after the server's recovery. */
    private void pauseBeforeRetry(Attempt attempt) {
        failures++;
        if (failures >= maxAttempts) {
            if (spared || !attempt.verdict().isTrouble() || !health.isSick()) {
                throw failure(attempt);
            }
            spared = true;
        } else {
            patience.until(ticker.nanoTime()
                    + Duration.ofMillis(backoff.apply(failures)).toNanos());
        }
    }

    private CallFailedException failure(Attempt last) {
        Effect effect = last.verdict().effect(request.verb());
        boolean unclearBefore = unclear && last.verdict() == Verdict.NOT_SENT;
        return wording.failure(last, unclearBefore ? Effect.UNCLEAR : effect, exchange(last));
    }

    private Exchange exchange(Attempt last) {
        Answer.Received received = last.answer() instanceof Answer.Received some ? some : null;
        return new Exchange(
                received == null ? null : received.status(),
                sent,
                Duration.ofNanos(last.endedAt() - startedAt),
                received == null ? null : received.requestId());
    }

    private static @Nullable JsonNode body(Attempt attempt) {
        return attempt.answer() instanceof Answer.Received received ? received.json() : null;
    }
}
