package dev.customersync.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.customersync.sandbox.ecwid.Ecwid;
import dev.customersync.sandbox.ecwid.EcwidOptions;
import dev.customersync.sandbox.fault.FaultRules;
import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.wire.Platform;
import dev.customersync.sandbox.wizcommerce.DuplicatePolicy;
import dev.customersync.sandbox.wizcommerce.WizCommerce;
import dev.customersync.sandbox.wizcommerce.WizCommerceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The running sandbox: an HTTP server on 127.0.0.1. Thread-safe. */
public final class SandboxServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long SECONDS_TO_CLOSE = 5;

    private final HttpServer server;
    private final ExecutorService workers;
    private final RecordStore store;
    private final List<Platform> platforms;

    private SandboxServer(HttpServer server, ExecutorService workers, RecordStore store, List<Platform> platforms) {
        this.server = server;
        this.workers = workers;
        this.store = store;
        this.platforms = platforms;
    }

    /**
     * Opens the store and begins to serve.
     *
     * @throws dev.customersync.sandbox.store.StoreException when the store cannot be used; the message names the file
     * @throws UncheckedIOException when the port cannot be had; the message names it
     */
    public static SandboxServer start(SandboxOptions options) {
        configure();
        RecordStore store = RecordStore.open(options.store());
        try {
            HttpServer server = bind(options.port());
            ExecutorService workers = workers();
            server.setExecutor(workers);
            Statistics statistics = new Statistics();
            FaultRules faults = new FaultRules(options.seed(), options.faults());
            Throttle throttle = new Throttle(options.rateLimit(), System::nanoTime);
            List<Platform> platforms = platforms(store, options);
            server.createContext("/", new ApiHandler(platforms, throttle, options.latency(), faults, statistics));
            server.createContext(ControlHandler.ROOT, new ControlHandler(store, statistics, faults));
            server.start();
            return new SandboxServer(server, workers, store, platforms);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static List<Platform> platforms(RecordStore store, SandboxOptions options) {
        return List.of(
                new WizCommerce(store, new WizCommerceOptions(options.apiKey(), options.duplicates(), options.lists())),
                new Ecwid(store, new EcwidOptions(options.apiKey(), options.duplicates() != DuplicatePolicy.ACCEPT)));
    }

    /** The server reads these once, when its classes are loaded. */
    private static void configure() {
        // Without it Nagle's algorithm and delayed acknowledgements add 40 ms to an answer.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        // A connection that is closed as the client reuses it would be a fault that nobody asked for.
        setUnlessSet("sun.net.httpserver.idleInterval", "3600");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage()
                            + ". Choose another port, or 0 for any that is free.",
                    e);
        }
    }

    /** As many threads as there are requests: most of them sleep through a latency. */
    private static ExecutorService workers() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Without a path, such as {@code http://127.0.0.1:8085}; the APIs' own paths are below it. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /**
     * The properties that lead a client to the simulator of each platform, by the platform's name. All platforms share what is
     * held, so a store is for one of them.
     */
    public Map<String, Map<String, String>> clientProperties() {
        Map<String, Map<String, String>> properties = new LinkedHashMap<>();
        platforms.forEach(platform -> properties.put(platform.name(), platform.clientProperties(baseUri())));
        return properties;
    }

    /** Ends all connections, those that wait for an answer too, and closes the store. Further calls do nothing. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        try {
            workers.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }
}
