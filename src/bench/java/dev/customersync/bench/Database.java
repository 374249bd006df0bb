package dev.customersync.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL server of its own process, from the product's binaries and set up as the product sets up its own. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    static Database start(Path folder) {
        Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        try {
            return new Database(EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start());
        } catch (IOException e) {
            throw new BenchmarkException("PostgreSQL does not start in " + folder, e);
        }
    }

    /** Makes an empty one; one of that name goes. */
    public Map<String, String> create(String name) {
        drop(name);
        execute("postgres", "create database " + name);
        return environment(name);
    }

    public void drop(String name) {
        execute("postgres", "drop database if exists " + name + " with (force)");
    }

    /** By what the product finds that database. */
    public Map<String, String> environment(String name) {
        return Map.of("SYNC_DB_URL", url(name), "SYNC_DB_USER", "postgres", "SYNC_DB_PASSWORD", "postgres");
    }

    public String url(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    DataSource dataSource(String name) {
        return server.getDatabase("postgres", name);
    }

    public void execute(String name, String sql) {
        try (Connection connection = dataSource(name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchmarkException("PostgreSQL refuses: " + sql, e);
        }
    }

    /** A number, as a query of one row and column gives it; 0 for null. */
    public static long number(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new BenchmarkException("PostgreSQL refuses: " + sql, e);
        }
    }

    public Connection connect(String name) {
        try {
            return dataSource(name).getConnection();
        } catch (SQLException e) {
            throw new BenchmarkException("PostgreSQL lets nobody in", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new BenchmarkException("PostgreSQL does not stop", e);
        }
    }
}
