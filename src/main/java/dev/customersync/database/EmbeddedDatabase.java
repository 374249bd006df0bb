package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL kept in the data directory, for those who have no server. Its server runs as long as the process that opened
 * it, and its data survives whatever happens to either.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ATTACH_TIMEOUT = Duration.ofSeconds(15);
    private static final int PASSWORD_BYTES = 24;

    private final Access access;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable DataDirectoryLock lock;

    private EmbeddedDatabase(Access access, @Nullable EmbeddedPostgres server, @Nullable DataDirectoryLock lock) {
        this.access = access;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the server, alone in the data directory. One that was left behind by a process that died is stopped first.
     *
     * @param dataDirectory made if missing
     * @throws SyncException ({@link ErrorCode#LOCKED}) when another process has it in use; ({@link ErrorCode#DATABASE}) when the
     *     directory or what is in it will not do, or the server does not start
     */
    public static EmbeddedDatabase open(Path dataDirectory) {
        ClusterDirectory directory = ClusterDirectory.in(dataDirectory);
        return start(directory, DataDirectoryLock.acquire(directory.root()));
    }

    /**
     * Shares the server of the process that has the data directory in use; opens it when there is none. For commands that only
     * read: a shared server ends with its own process.
     *
     * @throws SyncException as {@link #open}; ({@link ErrorCode#LOCKED}) only when the other process's server does not come up
     */
    public static EmbeddedDatabase openOrAttach(Path dataDirectory) {
        ClusterDirectory directory = ClusterDirectory.in(dataDirectory);
        AtomicReference<@Nullable EmbeddedDatabase> found = new AtomicReference<>();
        Polling.until(ATTACH_TIMEOUT, () -> {
            found.set(DataDirectoryLock.tryAcquire(directory.root())
                    .map(lock -> start(directory, lock))
                    .or(() -> attach(directory))
                    .orElse(null));
            return found.get() != null;
        });
        EmbeddedDatabase database = found.get();
        return database == null ? open(dataDirectory) : database;
    }

    private static Optional<EmbeddedDatabase> attach(ClusterDirectory directory) {
        return Postmaster.read(directory.cluster())
                .filter(postmaster -> postmaster.process().isPresent())
                .flatMap(postmaster ->
                        directory.password().map(password -> new Access(url(postmaster.port()), SUPERUSER, password)))
                .filter(ServerCheck::answers)
                .map(access -> new EmbeddedDatabase(access, null, null));
    }

    private static EmbeddedDatabase start(ClusterDirectory directory, DataDirectoryLock lock) {
        try {
            boolean isNew = directory.prepare();
            String password = isNew ? newPassword() : directory.password().orElse("");
            EmbeddedPostgres server = startServer(directory, password);
            if (isNew) {
                secure(server, directory, password);
                directory.initialized();
            }
            return new EmbeddedDatabase(new Access(url(server.getPort()), SUPERUSER, password), server, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startServer(ClusterDirectory directory, String password) {
        try {
            Files.deleteIfExists(directory.log());
            Redirect log = Redirect.appendTo(directory.log().toFile());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory.cluster())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.binaries().toFile())
                    // Sorted alike everywhere, whatever the machine's language.
                    .setLocaleConfig("locale", "C")
                    .setConnectConfig("password", password)
                    .setPGStartupWait(START_TIMEOUT)
                    // The library starts servers for tests, where a power cut does not matter.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    // The default of 128 MB is less than the states of 100,000 records.
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("unix_socket_directories", "")
                    // Its hook would race with the closing of the connection pool; who opened us closes us.
                    .setRegisterShutdownHook(false)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
        } catch (IOException | IllegalStateException e) {
            Postmaster.clear(directory.cluster());
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "The embedded PostgreSQL does not start in " + directory.root() + ": " + e.getMessage()
                            + "; it says why in " + directory.log(),
                    e);
        }
    }

    private static void secure(EmbeddedPostgres server, ClusterDirectory directory, String password) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            directory.requirePassword(password);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new SyncException(
                    ErrorCode.DATABASE, "Cannot set the password of the embedded PostgreSQL: " + e.getSQLState(), e);
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + SUPERUSER;
    }

    Access access() {
        return access;
    }

    /**
     * A database of its own on this server, filled by these scripts; filled anew when they have changed since.
     *
     * @param name a plain word
     * @throws SyncException ({@link ErrorCode#INPUT_UNREADABLE}) when a script cannot be read or carried out
     */
    public Access sample(String name, List<Path> scripts) {
        String url = access.url().substring(0, access.url().lastIndexOf('/') + 1) + name;
        Access sample = new Access(url, access.user(), access.password());
        new SampleLoader(access, sample, name).load(scripts);
        return sample;
    }

    /** Stops the server, and frees the data directory, unless they are another process's. Connections are cut. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "The embedded PostgreSQL does not stop: " + e, e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
