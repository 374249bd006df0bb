package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.sandbox.Latency;
import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users run it: configured by environment variables, with the database that it keeps itself. */
class ProcessIntegrationTests {
    private static final String API_KEY = "api-key-that-nobody-may-see";

    private final Path directory;
    private final SandboxServer sandbox;
    private final List<Process> started = new ArrayList<>();

    ProcessIntegrationTests(@TempDir Path directory) {
        this.directory = directory;
        this.sandbox = SandboxServer.start(SandboxOptions.defaults(directory.resolve("sandbox.db"))
                .withApiKey(API_KEY)
                .withRateLimit(RateLimit.NONE)
                .withLatency(Latency.parse("20")));
    }

    @BeforeEach
    void writeInputs() throws IOException {
        List<String> lines = new ArrayList<>(List.of("reference_id,company_name,display_name"));
        for (int i = 0; i < 400; i++) {
            lines.add("C-" + i + ",Müller,Ōta");
        }
        Files.write(directory.resolve("customers.csv"), lines);
    }

    @AfterEach
    void stopAll() {
        started.forEach(Process::destroyForcibly);
        sandbox.close();
    }

    @Test
    void theStateOutlivesTheProcessAndTwoProcessesDoNotShareADataDirectory() throws Exception {
        Process first = start("first", Map.of("SYNC_RATE_LIMIT", "40/s", "SYNC_CHUNK_SIZE", "10"));
        SandboxClient api = new SandboxClient(sandbox.baseUri(), API_KEY);
        Awaitility.await("the first run writes")
                .atMost(Duration.ofMinutes(2))
                .until(() -> api.stats().path("writes").asInt() > 0);

        Process second = start("second", Map.of());

        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(output("second")).isEqualTo(3);
        assertThat(output("second"))
                .contains("error CS105: " + directory.resolve("data") + " is in use by process " + first.pid()
                        + " on host ")
                .contains("  Wait until the other run ends, or stop it.\n");

        first.destroy(); // SIGTERM
        assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).as(output("first")).isEqualTo(143);
        assertThat(output("first"))
                .contains(
                        "Stopping: finishing the rows in flight. The same command goes on from here; once more ends at once.")
                .containsPattern(", was stopped after \\S+ s; run the same command again to go on\n");
        int written = api.stats().path("writes").asInt();
        assertThat(written).isBetween(1, 399);

        Process third = start("third", Map.of("SYNC_RATE_LIMIT", "2000/s"));

        assertThat(third.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).as(output("third")).isZero();
        assertThat(output("third")).contains("\ncustomers   400      400\n");
        assertThat(api.stats().path("writes").asInt()).isEqualTo(400);
        assertThat(SandboxClient.json(api.get("/_sandbox/duplicates"))
                        .path("customers")
                        .isEmpty())
                .isTrue();
        assertThat(output("first") + output("second") + output("third")).doesNotContain(API_KEY);
    }

    private Process start(String name, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("customersync.jar"),
                "sync",
                "--customers",
                "customers.csv");
        builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".out").toFile());
        builder.environment().put("WIZCOMMERCE_BASE_URL", sandbox.baseUri().toString());
        builder.environment().put("WIZCOMMERCE_API_KEY", API_KEY);
        builder.environment().put("SYNC_DATA_DIR", directory.resolve("data").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".out"));
    }
}
