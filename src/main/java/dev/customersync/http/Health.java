package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a sick server from a bad row: while the server is sick all calls wait, and a probe finds out when it is well. Only errors
 * of the server and of the way to it count, never what it refuses or throttles. Thread-safe.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final int WINDOW = 20;
    private static final int MIN_CALLS = 10;
    private static final float SICK_PERCENT = 50;

    private final Duration giveUpAfter;
    private final FailureWording wording;
    private final Ticker ticker;
    private final Patience patience;
    private final Supplier<Attempt> probe;
    private final CircuitBreaker breaker;
    private @Nullable Long troubleSince;
    private long lastTrouble;
    private @Nullable String hopeless;
    private String lastSeen = "";
    /** Successes in a row since the breaker last changed its state, counted up to the size of the window or a little further. */
    private volatile int streak;

    /**
     * @param openFor how long to wait before the first, second… probe
     * @param probe sends a cheap GET
     */
    Health(
            Duration giveUpAfter,
            IntervalFunction openFor,
            FailureWording wording,
            Ticker ticker,
            Patience patience,
            Supplier<Attempt> probe) {
        this.giveUpAfter = giveUpAfter;
        this.wording = wording;
        this.ticker = ticker;
        this.patience = patience;
        this.probe = probe;
        this.breaker = CircuitBreaker.of(
                "api",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(MIN_CALLS)
                        .failureRateThreshold(SICK_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(openFor)
                        .clock(ticker.clock())
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> note(event.getStateTransition()));
    }

    private synchronized void note(StateTransition transition) {
        streak = 0;
        if (transition == StateTransition.CLOSED_TO_OPEN) {
            LOG.warn(
                    "The API is in trouble, so all calls wait until it answers again, for up to {} s (sync.push.give-up-after): {}",
                    giveUpAfter.toSeconds(),
                    lastSeen);
        } else if (transition.getToState() == State.CLOSED) {
            LOG.info("The API answers again: going on");
        }
    }

    /**
     * Waits until the server is well, so far as is known.
     *
     * @throws StoppedException when the run is stopping
     * @throws SyncException when the server has been in trouble for too long
     */
    void admit() {
        while (true) {
            giveUpWhenHopeless();
            if (!breaker.tryAcquirePermission()) {
                patience.aLittle();
            } else if (breaker.getState() == State.HALF_OPEN) {
                probeInTurn();
            } else {
                return;
            }
        }
    }

    private void probeInTurn() {
        boolean answered = false;
        try {
            record(probe.get());
            answered = true;
        } finally {
            if (!answered) {
                breaker.releasePermission();
            }
        }
    }

    /** Takes note of what a call came to. */
    void record(Attempt attempt) {
        Verdict verdict = attempt.verdict();
        boolean success = !verdict.isTrouble() && !verdict.isThrottling() && verdict != Verdict.UNREADABLE;
        if (success && streak >= WINDOW) {
            // The breaker has nothing but successes in its window; another one would change nothing, and make an event.
            return;
        }
        if (success) {
            noteSuccess();
        } else {
            noteNoSuccess(attempt);
        }
        if (verdict.isTrouble()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IOException("Trouble at the server"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void noteSuccess() {
        troubleSince = null;
        hopeless = null;
        streak++;
    }

    private synchronized void noteNoSuccess(Attempt attempt) {
        streak = 0;
        long now = ticker.nanoTime();
        // What was before a long time without any call says nothing of the time since; an open breaker is no such time.
        boolean idle = breaker.getState() == State.CLOSED && now - lastTrouble >= giveUpAfter.toNanos();
        if (troubleSince == null || idle) {
            troubleSince = now;
        }
        lastSeen = wording.what(attempt);
        lastTrouble = now;
        if (now - troubleSince >= giveUpAfter.toNanos()) {
            hopeless = "No call to the API has succeeded for " + giveUpAfter.toSeconds()
                    + " s (sync.push.give-up-after). Last: " + wording.what(attempt);
        }
    }

    /** Whether calls wait at present until the server is well. */
    boolean isWaiting() {
        return breaker.getState() != State.CLOSED;
    }

    /**
     * Whether it is the server that is sick, now that a call has failed for the last time; if this is not known yet, it is found
     * out by a probe.
     */
    boolean isSick() {
        if (breaker.getState() != State.CLOSED) {
            return true;
        }
        Attempt attempt = probe.get();
        record(attempt);
        boolean sick = attempt.verdict().isTrouble();
        if (sick) {
            breaker.transitionToOpenState();
        }
        return sick;
    }

    private synchronized void giveUpWhenHopeless() {
        if (hopeless != null) {
            throw new SyncException(ErrorCode.GAVE_UP, hopeless);
        }
    }
}
