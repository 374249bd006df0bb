package dev.customersync.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * What the platform holds, in an SQLite file. Thread-safe. What {@link #write} has returned from survives the death of the
 * process, not of the machine: the write-ahead log is then in the system's page cache, and is not forced to disk.
 */
public final class RecordStore implements AutoCloseable {
    private static final int READERS = 4;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final StoreSession writer;
    private final BlockingQueue<StoreSession> readers = new ArrayBlockingQueue<>(READERS);
    private final List<StoreSession> sessions = new ArrayList<>();

    private RecordStore(Path file) throws SQLException {
        this.file = file;
        try {
            this.writer = connect();
            Schema.prepare(writer.connection(), file);
            for (int i = 0; i < READERS; i++) {
                readers.add(connect());
            }
        } catch (SQLException | StoreException e) {
            closeAll();
            throw e;
        }
    }

    /**
     * Opens the store, and makes it when there is none.
     *
     * @throws StoreException when the file cannot be made or read, or is not such a store
     */
    public static RecordStore open(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            Path directory = absolute.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return new RecordStore(absolute);
        } catch (IOException | SQLException e) {
            throw new StoreException(
                    "The sandbox cannot use " + absolute + " as its store: " + e.getMessage()
                            + ". Name another file, or delete this one to begin with an empty store.",
                    e);
        }
    }

    /** Does the work in one transaction, which is undone when the work throws. */
    public <T> T write(Function<StoreSession, T> work) {
        writing.lock();
        try {
            return writer.inTransaction(work);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            writing.unlock();
        }
    }

    /** Does work that only reads; each of its queries sees all that was written before it. */
    public <T> T read(Function<StoreSession, T> work) {
        StoreSession session = takeReader();
        try {
            return work.apply(session);
        } finally {
            readers.add(session);
        }
    }

    private StoreSession takeReader() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return readers.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StoreSession connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.OFF);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(10_000);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
        StoreSession session = new StoreSession(connection);
        sessions.add(session);
        return session;
    }

    private StoreException failed(SQLException e) {
        return new StoreException("The sandbox's store " + file + " failed: " + e.getMessage(), e);
    }

    /** Closes the file, after a write that is under way; reads under way fail. */
    @Override
    public void close() {
        writing.lock();
        try {
            closeAll();
        } finally {
            writing.unlock();
        }
    }

    private void closeAll() {
        for (StoreSession session : sessions) {
            session.close();
        }
    }
}
