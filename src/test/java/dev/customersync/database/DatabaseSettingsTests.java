package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new DatabaseSettings(
                        Path.of(".customer-sync"),
                        new DatabaseSettings.Db(null, null, null, 10, Duration.ofMinutes(5), false)));
    }

    @Test
    void isSetByTheEnvironment() {
        DatabaseSettings settings = bind(Map.of(
                "SYNC_DATA_DIR", "/var/lib/customer-sync",
                "SYNC_DB_URL", "jdbc:postgresql://h/db",
                "SYNC_DB_USER", "u",
                "SYNC_DB_PASSWORD", "p",
                "SYNC_DB_POOL_SIZE", "20",
                "SYNC_DB_OUTAGE", "90s",
                "SYNC_DB_ATTACH", "true"));

        assertThat(settings)
                .isEqualTo(new DatabaseSettings(
                        Path.of("/var/lib/customer-sync"),
                        new DatabaseSettings.Db("jdbc:postgresql://h/db", "u", "p", 20, Duration.ofSeconds(90), true)));
    }

    @Test
    void neverShowsThePassword() {
        DatabaseSettings settings = new DatabaseSettings(
                Path.of("d"),
                new DatabaseSettings.Db(
                        "jdbc:postgresql://h/db?password=secret", "u", "secret", 10, Duration.ofMinutes(5), false));

        assertThat(settings)
                .hasToString(
                        "DatabaseSettings[dataDir=d,"
                                + " db=Db[url=jdbc:postgresql://h/db?password=***, user=u, poolSize=10, outage=PT5M, attach=false]]");
    }

    private static DatabaseSettings bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("sync", DatabaseSettings.class);
    }
}
