package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one request when its turn has come, and lets the pace learn from the answer. Thread-safe. */
final class Sender {
    private final ClientSettings.Retries retries;
    private final IntervalFunction backoff;
    private final Transport transport;
    private final Pacer pacer;
    private final RequestCounts counts;
    private final Activity activity;
    private final Ticker ticker;

    Sender(
            ClientSettings.Retries retries,
            IntervalFunction backoff,
            Transport transport,
            Pacer pacer,
            RequestCounts counts,
            Activity activity,
            Ticker ticker) {
        this.retries = retries;
        this.backoff = backoff;
        this.transport = transport;
        this.pacer = pacer;
        this.counts = counts;
        this.activity = activity;
        this.ticker = ticker;
    }

    /**
     * One attempt.
     *
     * @param earlier how many requests of this call went before
     * @param throttledBefore how many of those were throttled
     * @throws StoppedException when the run is stopping; nothing was sent then
     * @throws SyncException when the server asks to wait longer than we are to wait for it
     */
    Attempt send(Request request, int earlier, int throttledBefore) {
        long sentAt = activity.waiting(pacer::await);
        Answer answer = activity.requesting(() -> transport.send(request));
        long endedAt = ticker.nanoTime();
        Verdict verdict = Verdict.on(answer, request.verb());
        Answer.Received received = answer instanceof Answer.Received some ? some : null;
        counts.add(
                received == null ? null : received.status(),
                earlier > 0,
                verdict.isThrottling(),
                Duration.ofNanos(endedAt - sentAt));
        if (verdict.isThrottling()) {
            pacer.throttled(sentAt, pause(request, received == null ? null : received.retryAfter(), throttledBefore));
        } else if (!verdict.isTrouble()) {
            pacer.accepted();
        }
        return new Attempt(request, answer, verdict, sentAt, endedAt);
    }

    private Duration pause(Request request, @Nullable Duration retryAfter, int throttledBefore) {
        if (retryAfter == null) {
            return Duration.ofMillis(backoff.apply(throttledBefore + 1));
        }
        if (retryAfter.compareTo(retries.giveUpAfter()) > 0) {
            throw new SyncException(
                    ErrorCode.GAVE_UP,
                    request + ": the API asks to wait " + retryAfter.toSeconds() + " s, longer than the "
                            + retries.giveUpAfter().toSeconds() + " s of sync.push.give-up-after");
        }
        return retryAfter.compareTo(retries.retryAfterCap()) > 0 ? retries.retryAfterCap() : retryAfter;
    }
}
