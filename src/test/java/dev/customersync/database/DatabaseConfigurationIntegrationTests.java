package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseConfigurationIntegrationTests {
    @RegisterExtension
    static final TestDatabase server = new TestDatabase();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void usesTheConfiguredServerAndMakesNoDataDirectory() {
        Path unused = directory.resolve("unused");
        context("sync.db.url=" + server.jdbcUrl(), "sync.data-dir=" + unused, "sync.db.pool-size=3")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(new JdbcTemplate(pool).queryForObject("select count(*) from sync_run", Long.class))
                            .isZero();
                });
        assertThat(unused).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"off, on", "on, on", "local, local"})
    void aCommitIsOnDiskWhenItReturnsWhateverTheServerIsSetTo(String setting, String expected) {
        String url = server.jdbcUrl() + "&options=-c%20synchronous_commit=" + setting;
        context("sync.db.url=" + url)
                .run(context -> assertThat(new JdbcTemplate(context.getBean(HikariDataSource.class))
                                .queryForObject("show synchronous_commit", String.class))
                        .isEqualTo(expected));
    }

    @Test
    void startsTheEmbeddedDatabaseAndStopsItAfterThePool() {
        context("sync.db.url=", "sync.data-dir=" + directory).run(context -> {
            assertThat(new JdbcTemplate(context.getBean(HikariDataSource.class))
                            .queryForObject("select 1", Integer.class))
                    .isEqualTo(1);
            assertThat(Postmaster.read(directory.resolve("postgres"))).isPresent();
        });
        assertThat(Postmaster.read(directory.resolve("postgres"))).isEmpty();
        assertThat(DataDirectoryLock.tryAcquire(directory)).isPresent();
    }

    @Test
    void saysWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + port + "/erp?password=secret";

        assertThatThrownBy(() -> ServerCheck.run(new Access(url, "erp", "secret")))
                .isInstanceOf(SyncException.class)
                .hasMessage("Cannot use jdbc:postgresql://localhost:" + port + "/erp?password=*** as user 'erp':"
                        + " Connection to localhost:" + port
                        + " refused. Check that the hostname and port are correct and"
                        + " that the postmaster is accepting TCP/IP connections.")
                .hasNoCause()
                .extracting(e -> ((SyncException) e).code())
                .isEqualTo(ErrorCode.DATABASE);
    }

    @Test
    void saysWhichDatabaseIsMissing() {
        String url = server.jdbcUrl().replaceAll("/test_\\d+", "/nowhere");

        assertThatThrownBy(() -> ServerCheck.run(new Access(url, null, null)))
                .isInstanceOf(SyncException.class)
                .hasMessage("Cannot use " + url + ": FATAL: database \"nowhere\" does not exist");
    }

    @Test
    void saysWhatIsNoUrlOfPostgresql() {
        assertThatThrownBy(() -> ServerCheck.run(new Access("jdbc:mysql://h/db?password=secret", null, null)))
                .isInstanceOf(SyncException.class)
                .hasMessage("Expected a URL like jdbc:postgresql://host:5432/database,"
                        + " found jdbc:mysql://h/db?password=***");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutShowingIt() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            Access access = new Access(database.access().url(), "postgres", "guess");

            assertThatThrownBy(() -> ServerCheck.run(access))
                    .isInstanceOf(SyncException.class)
                    .hasMessage("Cannot use " + access.url() + " as user 'postgres':"
                            + " FATAL: password authentication failed for user \"postgres\"");
        }
    }

    private static ApplicationContextRunner context(String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues(properties);
    }
}
