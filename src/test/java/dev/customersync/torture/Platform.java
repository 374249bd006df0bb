package dev.customersync.torture;

import dev.customersync.sandbox.Latency;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The simulated platform, in this process: whatever happens to the program, what it was given stays. */
final class Platform implements AutoCloseable {
    private static final Duration LONGEST_WORK = Duration.ofSeconds(60);

    private final Kind kind;
    private final SandboxServer server;
    private final SandboxClient client;

    private Platform(Kind kind, SandboxServer server) {
        this.kind = kind;
        this.server = server;
        this.client = SandboxClient.of(server);
    }

    static Platform start(Kind kind, Path folder, long seed, List<String> faults) {
        return new Platform(
                kind,
                SandboxServer.start(SandboxOptions.defaults(folder.resolve("platform.db"))
                        .withLatency(Latency.parse("5-40"))
                        .withSeed(seed)
                        .withFaults(faults.stream().map(FaultRule::parse).toList())));
    }

    Kind kind() {
        return kind;
    }

    /** What leads the program here. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SYNC_TARGET", kind.target());
        server.clientProperties()
                .getOrDefault(kind.target(), Map.of())
                .forEach((property, value) ->
                        environment.put(property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    JsonNode stats() {
        try {
            return client.stats();
        } catch (IOException e) {
            throw new UncheckedIOException("the platform itself must not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many creates and changes it has carried out. */
    long writes() {
        return stats().path("writes").asLong();
    }

    /** How often faults of that kind have struck. */
    long struck(String fault) {
        return stats().path("faults").path(fault).asLong();
    }

    /** Waits until it has done all that it was asked for, also by those who did not live to see it answered. */
    void awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WORK.toNanos();
        while (!isAtRest()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the platform is still at work after " + LONGEST_WORK);
            }
            Thread.sleep(50);
        }
    }

    private boolean isAtRest() {
        JsonNode stats = stats();
        long answers = stats.path("by_method_and_status").values().stream()
                .mapToLong(JsonNode::asLong)
                .sum();
        return answers == stats.path("requests").asLong();
    }

    void misbehave(List<String> faults) throws IOException, InterruptedException {
        int status = client.put("/_sandbox/faults", String.join("\n", faults)).statusCode();
        if (status != 200) {
            throw new AssertionError("faults refused: " + faults);
        }
    }

    void behave() throws IOException, InterruptedException {
        client.delete("/_sandbox/faults");
    }

    /** The keys that it holds more than once. */
    JsonNode duplicates() throws IOException, InterruptedException {
        return SandboxClient.json(client.get("/_sandbox/duplicates"));
    }

    /** All records of an entity ({@code customers}…), as they were received. */
    List<JsonNode> records(String entity) throws IOException, InterruptedException {
        return client.get("/_sandbox/records?entity=" + entity)
                .body()
                .lines()
                .<JsonNode>map(Json.MAPPER::readTree)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
