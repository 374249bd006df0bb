package dev.customersync.http;

import java.io.IOException;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connections to one server, kept for further requests. There are as many as were ever in use at once. Thread-safe.
 *
 * <p>Each is the only one of a connection manager of its own: HttpClient's pool, which is made for many servers and many who wait,
 * took a fifth of the time of the threads that send.
 */
final class Connections implements AutoCloseable {
    /** Servers close kept connections after some time; one that lay idle is looked at before a request is trusted to it. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);

    private final HttpRoute route;
    private final Timeout connect;
    private final ConnectionConfig config;
    private final Lookup<TlsSocketStrategy> encryption;
    private final Queue<BasicHttpClientConnectionManager> all = new ConcurrentLinkedQueue<>();
    /** The one that was used last comes first, so that no more are kept alive than are needed. */
    private final Deque<BasicHttpClientConnectionManager> idle = new ConcurrentLinkedDeque<>();

    Connections(HttpHost server, ClientSettings.Timeouts timeouts) {
        this.connect = Timeout.of(timeouts.connect());
        this.route = route(server);
        this.config = ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(timeouts.response()))
                .setValidateAfterInactivity(VALIDATE_AFTER)
                .build();
        // Made by the first connection that needs it, and not while the application starts.
        SingletonSupplier<TlsSocketStrategy> tls = SingletonSupplier.of(DefaultClientTlsStrategy::createDefault);
        this.encryption = RegistryBuilder.<TlsSocketStrategy>create()
                .register(URIScheme.HTTPS.id, (socket, host, port, attachment, context) -> tls.obtain()
                        .upgrade(socket, host, port, attachment, context))
                .build();
    }

    /** The way to that server, its port and whether it is encrypted included. */
    private static HttpRoute route(HttpHost server) {
        try {
            return new DefaultRoutePlanner(null).determineRoute(server, HttpClientContext.create());
        } catch (HttpException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /**
     * A connection that stands, for one request.
     *
     * @throws IOException when none comes about; nothing was sent then
     */
    Connection open(HttpClientContext context) throws IOException {
        BasicHttpClientConnectionManager used = idle.pollFirst();
        BasicHttpClientConnectionManager manager = used == null ? add() : used;
        Connection connection = new Connection(manager, lease(manager), () -> idle.addFirst(manager));
        try {
            connection.connect(connect, context);
        } catch (IOException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }

    private BasicHttpClientConnectionManager add() {
        BasicHttpClientConnectionManager manager = BasicHttpClientConnectionManager.create(encryption);
        manager.setConnectionConfig(config);
        all.add(manager);
        return manager;
    }

    private ConnectionEndpoint lease(BasicHttpClientConnectionManager manager) throws IOException {
        try {
            return manager.lease("", route, connect, null).get(connect);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getMessage(), failed);
        } catch (TimeoutException | InterruptedException impossible) {
            throw new IllegalStateException("There is nobody to wait for", impossible);
        }
    }

    @Override
    public void close() {
        all.forEach(BasicHttpClientConnectionManager::close);
    }
}
