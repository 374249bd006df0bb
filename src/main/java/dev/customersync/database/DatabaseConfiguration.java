package dev.customersync.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The data source: of the configured server, else of the embedded one, which then lives as long as the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);
    /** With a server's own setting off, outcomes and announcements of its last half a second would be gone when it crashes. */
    private static final String DURABLE =
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    /** Made only if no server is configured, for the data source, and therefore closed after it. */
    @Bean
    @Lazy
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
        return settings.db().attach()
                ? EmbeddedDatabase.openOrAttach(settings.dataDir())
                : EmbeddedDatabase.open(settings.dataDir());
    }

    /**
     * @throws dev.customersync.problem.SyncException when the database cannot be used
     */
    @Bean
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        DatabaseSettings.Db db = settings.db();
        String url = db.url();
        Access access = url == null || url.isBlank()
                ? embedded.getObject().access()
                : new Access(url, db.user(), db.password());
        ServerCheck.run(access);
        return new HikariDataSource(pool(access, db.poolSize()));
    }

    private static HikariConfig pool(Access access, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("customer-sync");
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setConnectionInitSql(DURABLE);
        config.addDataSourceProperty("ApplicationName", "customer-sync");
        config.addDataSourceProperty("tcpKeepAlive", true);
        return config;
    }
}
