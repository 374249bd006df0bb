package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTests {
    private static final List<String> ORDINARY =
            List.of("PATH", "SYNC_DB_URL", "WIZCOMMERCE_API_KEY", "java.io.tmpdir");

    private final Path directory;

    AudienceTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isNobodyWhereNothingSpeaksOfIt() throws IOException {
        write("config/application.yml", "sync:\n  rate-limit: 10/s\n  db:\n    url: jdbc:postgresql://db/sync\n");
        write("config/mappings/customers.yml", "webhook: x\n");
        write("notes.txt", "webhook");

        assertThat(Audience.mayExist(ORDINARY, directory)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYNC_NOTIFY_WEBHOOK_URL",
                "sync_notify_webhook_url",
                "SYNC_METRICS_PUSHGATEWAY_URL",
                "sync.notify.webhook.url",
                "SPRING_APPLICATION_JSON",
                "SPRING_CONFIG_ADDITIONAL_LOCATION",
                "spring.config.import"
            })
    void mayBeNamedByAVariableOrASystemProperty(String name) {
        assertThat(Audience.mayExist(List.of("PATH", name), directory)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.yml",
                "application.properties",
                "config/application.yaml",
                "config/application-nightly.yml",
                "config/any/application.yml"
            })
    void mayBeNamedInAnyFileThatSpringReads(String file) throws IOException {
        write(file, "sync:\n  notify:\n    webhook:\n      url: https://example.com\n");

        assertThat(Audience.mayExist(ORDINARY, directory)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync.metrics.pushgateway.url: http://gateway:9091",
                "sync: {notify: {web-hook: {URL: x}}}",
                "SYNC: {METRICS: {PUSH_GATEWAY: {url: x}}}",
                "spring.config.import: other.yml",
                "sync: {notify: {\"\\u0077ebhook\": {url: x}}}"
            })
    void mayBeNamedInAnyWayThatSpringUnderstands(String text) throws IOException {
        write("config/application.yml", text);

        assertThat(Audience.mayExist(ORDINARY, directory)).isTrue();
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }
}
