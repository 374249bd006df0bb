package dev.customersync.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A migrated, empty database for each test class, on one real PostgreSQL that all classes of the test JVM share:
 * {@code @RegisterExtension static final TestDatabase database = new TestDatabase();}
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name = "test_" + NUMBERS.incrementAndGet();
    private @Nullable HikariDataSource pool;

    /** For tests that need a URL of their own, such as those that start another process. */
    public String jdbcUrl() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    public DataSource dataSource() {
        return pool();
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(pool());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool());
    }

    public PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(pool());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Server.execute("create database " + name + " template " + Server.TEMPLATE);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl());
        pool = new HikariDataSource(config);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Called too when another extension has called the class off before there was a database.
        if (pool != null) {
            pool.close();
            Server.execute("drop database " + name + " with (force)");
        }
    }

    private HikariDataSource pool() {
        return Objects.requireNonNull(pool, "Not inside of a test class");
    }

    /** Started by the first class that needs it, stopped with the JVM. */
    private static final class Server {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .start();
                new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void execute(String sql) {
            new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute(sql);
        }
    }
}
