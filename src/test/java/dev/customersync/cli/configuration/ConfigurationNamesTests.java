package dev.customersync.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.Rate;
import dev.customersync.run.RunStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;

class ConfigurationNamesTests {

    @ParameterizedTest
    @CsvSource({
        "sync.chunk-size, sync.chunk-size (SYNC_CHUNK_SIZE)",
        "sync.chunkSize, sync.chunk-size (SYNC_CHUNK_SIZE)",
        "sync.push.giveUpAfter, sync.push.give-up-after (SYNC_PUSH_GIVE_UP_AFTER)",
        "wizcommerce.base-url, wizcommerce.base-url (WIZCOMMERCE_BASE_URL)",
    })
    void aPropertyIsNamedAsPeopleSetIt(String property, String name) {
        assertThat(ConfigurationNames.of(property)).isEqualTo(name);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(int.class, "a whole number"),
                Arguments.of(Integer.class, "a whole number"),
                Arguments.of(long.class, "a whole number"),
                Arguments.of(Duration.class, "a duration such as 500ms, 30s or 15m"),
                Arguments.of(Rate.class, "a rate such as 10/s or 600/m"),
                Arguments.of(boolean.class, "true or false"),
                Arguments.of(URI.class, "a URL such as https://api.example.com"),
                Arguments.of(RunStatus.class, "one of running, completed, failed, stopped, gave_up, abandoned"),
                Arguments.of(Path.class, "a path"),
                Arguments.of(String.class, "text"),
                Arguments.of(Thread.class, "a value of type Thread"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTypeIsDescribedByWhatItsValuesLookLike(Class<?> type, String form) {
        assertThat(ConfigurationNames.form(Bindable.of(type))).isEqualTo(form);
    }
}
