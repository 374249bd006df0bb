package dev.customersync.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * A real HTTP server on a free local port that answers as a test tells it, and remembers what it was asked: first the answers
 * queued by {@link #then}, in order, then those of {@link #otherwise}.
 */
public final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Response> script = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Seen, Response> otherwise =
            request -> Response.json(599, "{\"message\":\"not scripted\"}");

    /**
     * A request that came.
     *
     * @param target path and query, as they were on the wire
     * @param connection the same for all requests that came over one connection
     */
    public record Seen(String method, String target, Map<String, String> headers, String body, Object connection) {
        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    /** What to do with a request. */
    @FunctionalInterface
    public interface Response {
        /** Carries it out; the exchange is closed afterwards. */
        void answer(HttpExchange exchange, CountDownLatch serverCloses) throws IOException, InterruptedException;

        static Response json(int status, String body) {
            return of(status, "application/json", body);
        }

        static Response of(int status, String contentType, String body) {
            return (exchange, serverCloses) -> {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            };
        }

        /** A body in chunks, whose length is not told before it ends. */
        static Response chunked(String body) {
            return (exchange, serverCloses) -> {
                exchange.sendResponseHeaders(200, 0);
                for (byte each : body.getBytes(UTF_8)) {
                    exchange.getResponseBody().write(each);
                    exchange.getResponseBody().flush();
                }
            };
        }

        /** A body that is packed; {@code missing} bytes of it are left out at its end. */
        static Response packed(String body, int missing) {
            return (exchange, serverCloses) -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                    out.write(body.getBytes(UTF_8));
                }
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, packed.size() - missing);
                exchange.getResponseBody().write(packed.toByteArray(), 0, packed.size() - missing);
            };
        }

        static Response empty(int status) {
            return (exchange, serverCloses) -> exchange.sendResponseHeaders(status, -1);
        }

        /** Closes the connection without an answer, after the request was read. */
        static Response cut() {
            return (exchange, serverCloses) -> {};
        }

        /** Begins an answer of that status and closes the connection in the middle of the body. */
        static Response cutInBody(int status) {
            return (exchange, serverCloses) -> {
                exchange.sendResponseHeaders(status, 1000);
                exchange.getResponseBody().write("{\"data\":".getBytes(UTF_8));
                exchange.getResponseBody().flush();
            };
        }

        /** Reads the request and never answers. */
        static Response silence() {
            return (exchange, serverCloses) -> serverCloses.await();
        }

        default Response with(String header, String value) {
            return (exchange, serverCloses) -> {
                exchange.getResponseHeaders().set(header, value);
                answer(exchange, serverCloses);
            };
        }
    }

    public ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** {@code http://127.0.0.1:port}, without a slash at its end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** These answers next, one a request. */
    public ScriptedServer then(Response... answers) {
        script.addAll(Arrays.asList(answers));
        return this;
    }

    /** The answer to every request that finds no queued one. */
    public ScriptedServer otherwise(Function<Seen, Response> answer) {
        otherwise = answer;
        return this;
    }

    /** The requests so far, in the order in which they came. */
    public List<Seen> requests() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                    exchange.getRemoteAddress());
            seen.add(request);
            Response next = script.poll();
            (next == null ? otherwise.apply(request) : next).answer(exchange, closing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
