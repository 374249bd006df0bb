package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
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
    private final Ticker ticker;
    private final Patience patience;
    private final Supplier<Attempt> probe;
    private final CircuitBreaker breaker;
    private @Nullable Long troubleSince;

    /**
     * @param openFor how long to wait before the first, second… probe
     * @param probe sends a cheap GET
     */
    Health(Duration giveUpAfter, IntervalFunction openFor, Ticker ticker, Patience patience, Supplier<Attempt> probe) {
        this.giveUpAfter = giveUpAfter;
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
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.info("The API's circuit breaker: {}", event.getStateTransition()));
    }

    /**
     * Waits until the server is well, so far as is known.
     *
     * @throws StoppedException when the run is stopping
     * @throws SyncException when the server has been in trouble for too long
     */
    void admit() {
        while (true) {
            giveUpWhenLongInTrouble();
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
            record(probe.get().verdict());
            answered = true;
        } finally {
            if (!answered) {
                breaker.releasePermission();
            }
        }
    }

    /** Takes note of what a call came to. */
    void record(Verdict verdict) {
        boolean success = !verdict.isTrouble() && !verdict.isThrottling() && verdict != Verdict.UNREADABLE;
        synchronized (this) {
            if (success) {
                troubleSince = null;
            } else if (troubleSince == null) {
                troubleSince = ticker.nanoTime();
            }
        }
        if (verdict.isTrouble()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IOException("Trouble at the server"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Whether it is the server that is sick, now that a call has failed for the last time; if this is not known yet, it is found
     * out by a probe.
     */
    boolean isSick() {
        if (breaker.getState() != State.CLOSED) {
            return true;
        }
        Verdict verdict = probe.get().verdict();
        record(verdict);
        if (verdict.isTrouble()) {
            breaker.transitionToOpenState();
        }
        return verdict.isTrouble();
    }

    private void giveUpWhenLongInTrouble() {
        Long since;
        synchronized (this) {
            since = troubleSince;
        }
        if (since != null && ticker.nanoTime() - since >= giveUpAfter.toNanos()) {
            throw new SyncException(
                    ErrorCode.GAVE_UP,
                    "The API has not carried out one call for " + giveUpAfter.toSeconds()
                            + " s (sync.push.give-up-after)");
        }
    }
}
