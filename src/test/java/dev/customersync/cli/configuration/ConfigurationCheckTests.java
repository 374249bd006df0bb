package dev.customersync.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

class ConfigurationCheckTests {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private final ConfigurableEnvironment environment = new StandardEnvironment();

    @Test
    void nothingIsWrongWithNothing() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void allProblemsAreSaidAtOnceEachWithItsPlace() throws IOException {
        yaml("""
                sync:
                  rate-limit: 10/s
                  concurrency: many
                  push:
                    settle: 30
                  db:
                    passwort: hidden
                """);
        variables(Map.of("SYNC_CHUNK_SIZE", "0", "SYNC_CONCURENCY", "4", "SYNC_DB_POOL_SIZE", "2", "PATH", "/bin"));

        assertThat(problems()).isEqualTo("""
                        SYNC_CONCURENCY: there is no such environment variable; did you mean SYNC_CONCURRENCY?
                        sync.db.passwort: there is no such property, found in %1$s line 7; did you mean sync.db.password?
                        sync.chunk-size (SYNC_CHUNK_SIZE): expected a whole number from 1 to 20000, found "0" in the environment variable SYNC_CHUNK_SIZE (default: 2000)
                        sync.concurrency (SYNC_CONCURRENCY): expected a whole number from 1 to 256, found "many" in %1$s line 3 (default: 8)
                        sync.db.pool-size (SYNC_DB_POOL_SIZE): expected a whole number from 3 to 100, found "2" in the environment variable SYNC_DB_POOL_SIZE (default: 10)
                        sync.push.settle (SYNC_PUSH_SETTLE): expected a duration such as 500ms, 30s or 15m, found "30" in %1$s line 5 (default: 5s)""".formatted(directory.resolve("application.yml")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            sync.rate-limit | fast | sync.rate-limit (SYNC_RATE_LIMIT): expected a rate such as 10/s or 600/m, found "fast"
            sync.rate-limit | 0/s | sync.rate-limit (SYNC_RATE_LIMIT): expected a rate such as 10/s or 600/m, found "0/s"
            sync.feed | ! ! | sync.feed (SYNC_FEED): expected text that is not blank, found " "
            sync.inputs | all | sync.inputs (SYNC_INPUTS): expected one of delta, full, found "all"
            sync.db.outage | -1s | sync.db.outage (SYNC_DB_OUTAGE): expected a duration such as 500ms, 30s or 15m, found "-1s"
            sync.mapping-change-limit.percent | 101 | sync.mapping-change-limit.percent (SYNC_MAPPING_CHANGE_LIMIT_PERCENT): expected a number from 0 to 100, found "101"
            sync.concurrency | ${NOWHERE} | sync.concurrency (SYNC_CONCURRENCY): expected a whole number from 1 to 256, found "${NOWHERE}"
            wizcommerce.base-url | not a url | wizcommerce.base-url (WIZCOMMERCE_BASE_URL): expected a URL such as https://api.example.com, found "not a url"
            wizcommerce.contact-update | post | wizcommerce.contact-update (WIZCOMMERCE_CONTACT_UPDATE): expected one of put, patch, found "post"
            """)
    void aValueThatWillNotDoIsNamedWithWhatIsAllowed(String property, String value, String problem) {
        environment.getPropertySources().addFirst(new MapPropertySource("a test", Map.of(property, value)));

        assertThat(problems()).startsWith(problem + " in a test");
    }

    @ParameterizedTest
    @CsvSource({
        "sync.chunkSize, 5",
        "sync.chunk_size, 5",
        "sync.push.giveUpAfter, 5m",
        "wizcommerce.apiKey, key",
        "logging.level.root, debug"
    })
    void aNameMayBeSpelledAsSpringAllows(String property, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource("a test", Map.of(property, value)));

        assertThat(problems()).isEmpty();
    }

    @Test
    void otherProgramsVariablesAreLeftAlone() {
        variables(Map.of("SYNCTHING_HOME", "/x", "SYNC_CHUNKSIZE", "5", "HOME", "/root"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aNameThatIsNearNoneIsToBeRemoved() {
        variables(Map.of("WIZCOMMERCE_FROBNICATION_LEVEL", "5"));

        assertThat(problems())
                .isEqualTo("WIZCOMMERCE_FROBNICATION_LEVEL: there is no such environment variable; remove it");
    }

    @Test
    void aBrokenFileIsNamedWithLineAndSnippet() throws IOException {
        Path file = Files.writeString(directory.resolve("application.yml"), "sync:\n  feed: de\n   concurrency: 8\n");

        assertThat(BrokenFile.problem(file))
                .hasValue(file + " line 3: expected YAML, found: mapping values are not allowed here, at\n"
                        + "     concurrency: 8\n                ^");
    }

    @Test
    void noSecretIsEverShown() {
        assertThat(Settings.all().stream().filter(Setting::isSecret).map(setting -> setting.name()
                        .toString()))
                .contains("sync.db.password", "wizcommerce.api-key")
                .doesNotContain("sync.db.user", "sync.feed");
    }

    private String problems() {
        return String.join("\n", ConfigurationCheck.problems(environment));
    }

    private void yaml(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("application.yml"), content);
        new YamlPropertySourceLoader()
                .load("file", new FileSystemResource(file))
                .forEach(environment.getPropertySources()::addLast);
    }

    private void variables(Map<String, Object> variables) {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    }
}
