package dev.customersync.torture;

import dev.customersync.sandbox.Latency;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The simulated platform, in this process: whatever happens to the program, what it was given stays. */
final class Platform implements AutoCloseable {
    private final SandboxServer server;
    private final SandboxClient client;

    private Platform(SandboxServer server) {
        this.server = server;
        this.client = SandboxClient.of(server);
    }

    static Platform start(Path folder, long seed, List<String> faults) {
        return new Platform(SandboxServer.start(SandboxOptions.defaults(folder.resolve("platform.db"))
                .withLatency(Latency.parse("5-40"))
                .withSeed(seed)
                .withFaults(faults.stream().map(FaultRule::parse).toList())));
    }

    String url() {
        return server.baseUri().toString();
    }

    JsonNode stats() throws IOException, InterruptedException {
        return client.stats();
    }

    /** How many creates and changes it has carried out. */
    long writes() {
        try {
            return stats().path("writes").asLong();
        } catch (IOException e) {
            throw new AssertionError("the platform itself must not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
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
