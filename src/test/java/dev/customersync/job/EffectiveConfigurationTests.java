package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.DatabaseSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class EffectiveConfigurationTests {

    @Configuration
    @EnableConfigurationProperties({SyncSettings.class, DatabaseSettings.class})
    static class Settings {}

    @Test
    void holdsWhatIsInForceDefaultsIncludedAndNoSecret() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        "sync.target=some",
                        "sync.rate-limit=600/m",
                        "sync.push.give-up-after=90s",
                        "sync.push.settle=250ms",
                        "sync.db.url=jdbc:postgresql://anna:hidden@db/sync?password=hidden",
                        "sync.db.password=hidden")
                .run(context -> {
                    Map<String, String> configuration = EffectiveConfiguration.of(context);

                    assertThat(configuration)
                            .containsEntry("sync.rate-limit", "600/m")
                            .containsEntry("sync.push.give-up-after", "90s")
                            .containsEntry("sync.push.settle", "250ms")
                            .containsEntry("sync.push.remote-missing", "fail")
                            .containsEntry("sync.samples.every", "5s")
                            .containsEntry("sync.db.outage", "5m")
                            .containsEntry("sync.db.password", "***")
                            .containsEntry("sync.db.url", "jdbc:postgresql://anna:***@db/sync?password=***")
                            .containsEntry("sync.history.keep-runs", "30")
                            .doesNotContainKey("sync.target-name");
                    assertThat(configuration.toString()).doesNotContain("hidden");
                });
    }
}
