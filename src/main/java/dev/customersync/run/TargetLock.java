package dev.customersync.run;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Only one run works on a target at a time: an advisory lock of PostgreSQL, held by a connection of its own for as long as the run
 * lasts, so that the server itself gives it back when the process dies.
 *
 * <p>A connection can be lost while the process lives, as when the database is restarted. A thread of the lock's own looks after
 * it every second; whoever is about to send asks {@link #awaitHeld} first, which waits until the lock is certain again. A proxy
 * that pools transactions breaks this, since it gives one connection to many.
 */
public final class TargetLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TargetLock.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    /** A process that was frozen for longer than this finds its lock uncertain before it sends anything. */
    private static final Duration CERTAIN_FOR = Duration.ofSeconds(4);

    private static final int VALIDATION_SECONDS = 2;
    private static final String TRY_LOCK =
            "select pg_try_advisory_lock(hashtextextended('customer-sync target ' || ?, 0))";
    private static final String UNLOCK =
            "select pg_advisory_unlock_all(), set_config('application_name', 'customer-sync', false)";
    private static final String HOLDER = """
            select a.application_name, a.backend_start
            from pg_locks l join pg_stat_activity a on a.pid = l.pid,
                (select hashtextextended('customer-sync target ' || ?, 0) as key) k
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.classid::bigint = (k.key >> 32) & 4294967295 and l.objid::bigint = k.key & 4294967295
            """;

    private final DataSource dataSource;
    private final String target;
    private final Duration patience;
    private final StopSignal stop;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread watch = new Thread(this::watch, "target-lock");
    private Connection connection;
    private String holder = "customer-sync " + process();
    private Runnable ownership = () -> {};
    private long certainUntil;
    private @Nullable RuntimeException lost;

    private TargetLock(
            DataSource dataSource, String target, Duration patience, StopSignal stop, Connection connection) {
        this.dataSource = dataSource;
        this.target = target;
        this.patience = patience;
        this.stop = stop;
        this.connection = connection;
    }

    /**
     * Takes the lock.
     *
     * @param patience how long the lock may be uncertain before the run gives up
     * @throws SyncException ({@link ErrorCode#LOCKED}) when another process holds it, saying which
     */
    public static TargetLock acquire(DataSource dataSource, String target, Duration patience, StopSignal stop) {
        try {
            Connection connection = dataSource.getConnection();
            TargetLock lock = new TargetLock(dataSource, target, patience, stop, connection);
            if (!tryLock(connection, target)) {
                String holder = find(connection, target).orElse("a process that has just ended");
                connection.close();
                throw new SyncException(
                        ErrorCode.LOCKED, "Target \"" + target + "\" is being synchronised already, by " + holder);
            }
            lock.begin();
            return lock;
        } catch (SQLException e) {
            throw new SyncException(
                    ErrorCode.DATABASE, "The lock of target \"" + target + "\" cannot be taken: " + e.getMessage(), e);
        }
    }

    /**
     * Who holds the lock of that target; empty when nobody does.
     *
     * @throws SyncException ({@link ErrorCode#DATABASE}) when that cannot be found out
     */
    public static Optional<String> holder(DataSource dataSource, String target) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, target);
        } catch (SQLException e) {
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "Who holds the lock of target \"" + target + "\" cannot be found out: " + e.getMessage(),
                    e);
        }
    }

    private synchronized void begin() throws SQLException {
        name(connection);
        certain();
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Says which run holds the lock, for whoever finds it taken.
     *
     * @param ownership throws when the run is no longer this process's; asked after the lock was lost and taken again
     */
    public synchronized void heldFor(long runId, Runnable ownership) {
        this.ownership = ownership;
        holder = "customer-sync run " + runId + " " + process();
        try {
            name(connection);
        } catch (SQLException e) {
            log.debug("The lock's connection is lost; it is named when it is back", e);
        }
    }

    /**
     * Returns once the lock is certain to be held, at once as a rule.
     *
     * @throws SyncException when it was lost for good
     * @throws RunStoppedException when the run was asked to stop while the lock was uncertain
     */
    public synchronized void awaitHeld() {
        while (System.nanoTime() - certainUntil > 0) {
            if (lost != null) {
                throw lost;
            }
            if (stop.getAsBoolean()) {
                throw new RunStoppedException();
            }
            try {
                wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunStoppedException();
            }
        }
    }

    private void watch() {
        while (!isOver()) {
            if (isAlive()) {
                certain();
            } else {
                takeAgain();
            }
            pause();
        }
    }

    private boolean isAlive() {
        try {
            return current().isValid(VALIDATION_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private void takeAgain() {
        log.warn(
                "The connection that holds the lock of target \"{}\" is lost: sending stops until it is held again",
                target);
        long giveUpAt = System.nanoTime() + patience.toNanos();
        closeQuietly(current());
        while (!isOver() && !isTakenAgain()) {
            if (System.nanoTime() - giveUpAt > 0) {
                lose(new SyncException(
                        ErrorCode.DATABASE_LOST,
                        "The lock of target \"" + target
                                + "\" was lost with its connection and could not be had again for "
                                + patience.toSeconds() + " s"));
            }
            pause();
        }
    }

    private boolean isTakenAgain() {
        Connection fresh = null;
        try {
            fresh = dataSource.getConnection();
            if (tryLock(fresh, target)) {
                ownership.run();
                heldAgain(fresh);
                return true;
            }
        } catch (SQLException | DataAccessException e) {
            log.debug("The lock cannot be taken yet", e);
        } catch (RuntimeException e) {
            lose(e);
        }
        if (fresh != null) {
            closeQuietly(fresh);
        }
        return false;
    }

    private synchronized void heldAgain(Connection fresh) throws SQLException {
        connection = fresh;
        name(fresh);
        certain();
        log.info("The lock of target \"{}\" is held again: going on", target);
    }

    private synchronized Connection current() {
        return connection;
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    private synchronized void certain() {
        certainUntil = System.nanoTime() + CERTAIN_FOR.toNanos();
        notifyAll();
    }

    private synchronized void lose(RuntimeException reason) {
        lost = reason;
        over.countDown();
        notifyAll();
    }

    private void pause() {
        try {
            over.await(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            over.countDown();
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        over.countDown();
        Connection held = current();
        try (PreparedStatement unlock = held.prepareStatement(UNLOCK)) {
            unlock.execute();
        } catch (SQLException e) {
            log.debug("The lock went with its connection", e);
        }
        closeQuietly(held);
    }

    private static boolean tryLock(Connection connection, String target) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, target);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static Optional<String> find(Connection connection, String target) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setString(1, target);
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(result.getString(1) + ", since "
                                + result.getTimestamp(2).toInstant())
                        : Optional.empty();
            }
        }
    }

    /** The server shows it to whoever asks who holds the lock; 63 bytes of it. */
    private void name(Connection held) throws SQLException {
        try (PreparedStatement statement = held.prepareStatement("select set_config('application_name', ?, false)")) {
            statement.setString(1, holder);
            statement.execute();
        }
    }

    private static String process() {
        return "process " + ManagementFactory.getRuntimeMXBean().getPid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("Closing a connection that is lost already", e);
        }
    }
}
