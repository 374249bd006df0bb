package dev.customersync.http;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls go at the allowed rate: evenly, never more than allowed in any second, and not at all while the server has asked to
 * wait. Thread-safe.
 */
final class Pacer {
    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    /** So long that a wait for a permit never fails. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Rate limit;
    private final Ticker ticker;
    private final Patience patience;
    private final Gate gate;
    private final Ceiling ceiling;
    private final AdaptiveRate rate;
    private volatile RateLimiter limiter;

    Pacer(Rate limit, Ticker ticker, Patience patience) {
        this.limit = limit;
        this.ticker = ticker;
        this.patience = patience;
        this.gate = new Gate(ticker);
        this.ceiling = new Ceiling(limit, ticker);
        this.rate = new AdaptiveRate(limit.perSecond(), ticker.nanoTime());
        this.limiter = newLimiter(limit.perSecond());
    }

    /**
     * Waits for this call's turn.
     *
     * @return the time of it
     * @throws StoppedException when the run is stopping
     */
    long await() {
        while (true) {
            patience.until(gate.opensAt());
            RateLimiter current = limiter;
            patience.until(ticker.nanoTime() + current.reservePermission(), () -> limiter != current);
            // A permit of a limiter that was replaced, or got while the gate closed, is forfeited: all who hold such
            // permits would go at once.
            if (limiter != current || gate.isClosed()) {
                continue;
            }
            long turn = awaitPlaceBelowCeiling();
            if (!gate.isClosed()) {
                return turn;
            }
        }
    }

    private long awaitPlaceBelowCeiling() {
        while (true) {
            long now = ticker.nanoTime();
            long left = ceiling.take(now);
            if (left == 0) {
                return now;
            }
            patience.until(now + left);
        }
    }

    /** The server refused a call, sent at that time, for coming too fast: all wait, then go on more slowly. */
    void throttled(long sentAt, Duration wait) {
        gate.close(wait);
        synchronized (rate) {
            if (rate.cut(sentAt, ticker.nanoTime())) {
                limiter = newLimiter(rate.current());
                LOG.warn(
                        "The API throttles: all calls wait {} ms, then go on at {} (limit {})",
                        wait.toMillis(),
                        spelled(rate.current()),
                        limit);
            }
        }
    }

    /** The server took a call. */
    void accepted() {
        synchronized (rate) {
            if (rate.regain(ticker.nanoTime())) {
                limiter = newLimiter(rate.current());
                LOG.debug("The rate is back at {} (limit {})", spelled(rate.current()), limit);
            }
        }
    }

    /** The rate at present, in requests a second. */
    double ratePerSecond() {
        synchronized (rate) {
            return rate.current();
        }
    }

    /** How long all calls were held back at the server's request. */
    Duration throttledTime() {
        return gate.closedTime();
    }

    /**
     * A limiter's period cannot be changed, so each rate has a new one. One permit a cycle: more would go in a burst when the
     * cycle starts. Its first permit is taken away, since calls may just have gone under the limiter before.
     */
    private RateLimiter newLimiter(double perSecond) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos((long) (Ceiling.MARGIN * 1e9 / perSecond)))
                .timeoutDuration(FOREVER)
                .build();
        RateLimiter fresh = new AtomicRateLimiter("requests", config, ticker::nanoTime);
        fresh.acquirePermission();
        return fresh;
    }

    private static String spelled(double perSecond) {
        return String.format(Locale.ROOT, "%.2f/s", perSecond);
    }
}
