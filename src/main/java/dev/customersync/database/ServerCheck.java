package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Makes sure, before anything else is tried, that there is a database behind an {@link Access} that will do. */
final class ServerCheck {
    private static final int OLDEST_MAJOR = 14;
    private static final String PREFIX = "jdbc:postgresql:";
    private static final int TIMEOUT_SECONDS = 10;

    private ServerCheck() {}

    /**
     * @throws SyncException ({@link ErrorCode#DATABASE}) saying what is wrong
     */
    static void run(Access access) {
        if (!access.url().startsWith(PREFIX) || org.postgresql.Driver.parseURL(access.url(), null) == null) {
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "Expected a URL like " + PREFIX + "//host:5432/database, found " + Redaction.of(access.url()));
        }
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version_num")) {
            version.next();
            requireVersion(access, version.getInt(1) / 10_000);
        } catch (SQLException e) {
            // Without the cause: the driver's exceptions may quote the URL as it was given.
            throw new SyncException(
                    ErrorCode.DATABASE, "Cannot use " + access + ": " + Redaction.of(String.valueOf(e.getMessage())));
        }
    }

    /** Whether there is a server that lets us in. */
    static boolean answers(Access access) {
        try (Connection connection = connect(access)) {
            return connection.isValid(TIMEOUT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(Access access) throws SQLException {
        return DriverManager.getConnection(access.url(), properties(access));
    }

    private static void requireVersion(Access access, int major) {
        if (major < OLDEST_MAJOR) {
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "Expected PostgreSQL " + OLDEST_MAJOR + " or newer at " + access + ", found " + major);
        }
    }

    private static Properties properties(Access access) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        if (access.user() != null) {
            properties.setProperty("user", access.user());
        }
        if (access.password() != null) {
            properties.setProperty("password", access.password());
        }
        return properties;
    }
}
