package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Outlasts a database that goes away and comes back, as it does when it is restarted. Thread-safe. */
public final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final RetryTemplate retry;
    private final String database;
    private final String property;
    private final ErrorCode lost;
    private final Duration longest;

    private Outage(String database, String property, ErrorCode lost, Duration longest) {
        this.database = database;
        this.property = property;
        this.lost = lost;
        this.longest = longest;
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .predicate(Outage::isOutage)
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofMillis(200))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(5))
                .timeout(longest)
                .build());
        this.retry.setRetryListener(new Announcer());
    }

    /**
     * Of the database that our tables are in.
     *
     * @param longest how long it may be away before the run gives up
     */
    public static Outage of(Duration longest) {
        return of("The database", "sync.db.outage", ErrorCode.DATABASE_LOST, longest);
    }

    /**
     * Of another one.
     *
     * @param database its name, to begin a sentence with
     * @param property by which {@code longest} is set
     * @param lost the code of the exception when it stays away for too long
     * @param longest how long it may be away before the run gives up
     */
    public static Outage of(String database, String property, ErrorCode lost, Duration longest) {
        return new Outage(database, property, lost, longest);
    }

    /**
     * Does the work, again and again while the database is away.
     *
     * @param work may be carried out more than once: a commit whose answer was lost counts as a failure
     * @throws SyncException ({@link ErrorCode#DATABASE_LOST}, or the code that was given) when the database stays away for too long
     */
    public <T> T outlast(Supplier<T> work) {
        try {
            return retry.invoke(work);
        } catch (RuntimeException e) {
            throw isOutage(e) ? lost(e) : e;
        }
    }

    /** The same, for work without a result. */
    public void outlast(Runnable work) {
        outlast(() -> {
            work.run();
            return true;
        });
    }

    /**
     * The same, for work that must not be done twice.
     *
     * @param findOut called before the work is tried again, to find out what of it was done after all
     */
    public void outlast(Runnable work, Runnable findOut) {
        AtomicBoolean tried = new AtomicBoolean();
        outlast(() -> {
            if (tried.getAndSet(true)) {
                findOut.run();
            }
            work.run();
        });
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransientDataAccessException
                || failure instanceof TransactionException;
    }

    private SyncException lost(RuntimeException failure) {
        return new SyncException(
                lost,
                database + " was away for longer than " + longest.toSeconds() + " s (" + property + "): "
                        + innermost(failure).getMessage(),
                failure);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Says what is waited for. */
    private final class Announcer implements RetryListener {
        @Override
        public void onRetryFailure(RetryPolicy policy, Retryable<?> retryable, Throwable failure) {
            log.warn(
                    "{} is away, waiting for it up to {} s: {}",
                    database,
                    longest.toSeconds(),
                    innermost(failure).getMessage());
        }
    }
}
