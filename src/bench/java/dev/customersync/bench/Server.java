package dev.customersync.bench;

import dev.customersync.bench.server.BenchServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The process of the {@link BenchServer}. */
public final class Server implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final URI uri;
    private final HttpClient control = HttpClient.newHttpClient();

    private Server(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static Server start(Path folder) {
        try {
            Process process = Java.ofBenchmark("-Xmx256m", "-XX:+UseSerialGC")
                    .command(BenchServer.class)
                    .redirectError(folder.resolve("server.log").toFile())
                    .start();
            String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            if (port == null) {
                throw new BenchmarkException("The server does not start; see " + folder.resolve("server.log"));
            }
            return new Server(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new BenchmarkException("The server does not start", e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** Forgets what was counted, and answers that much later from now on. */
    public void reset(int latencyMillis) {
        call("/bench/reset?latency=" + latencyMillis);
    }

    /**
     * What was counted since.
     *
     * @param creates POST requests
     * @param bodyBytes of their bodies
     * @param creatingSeconds between the first and the last of them
     * @param requestsWhileCreating of all kinds, in that time
     * @param mostInASecond requests of all kinds in any second
     */
    public record Counted(
            long requests,
            long creates,
            long bodyBytes,
            double creatingSeconds,
            long requestsWhileCreating,
            long mostInASecond) {
        /** Start-up and end of the program that called do not count. */
        public double createsPerSecond() {
            return (creates - 1) / creatingSeconds;
        }

        /** The same, for requests of all kinds. */
        public double requestsPerSecond() {
            return requestsWhileCreating / creatingSeconds;
        }
    }

    public Counted counted() {
        return JSON.readValue(call("/bench/counted"), Counted.class);
    }

    private String call(String path) {
        try {
            return control.send(HttpRequest.newBuilder(uri.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new BenchmarkException("The server does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
