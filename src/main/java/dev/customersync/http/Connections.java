package dev.customersync.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.util.function.SingletonSupplier;

/** Connections to one server, kept for further requests. Thread-safe. */
final class Connections implements AutoCloseable {
    /** Servers close kept connections after some time; one that lay idle is looked at before a request is trusted to it. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);

    private final PoolingHttpClientConnectionManager pool;
    private final HttpRoute route;
    private final Timeout connect;

    Connections(HttpHost server, int most, ClientSettings.Timeouts timeouts) {
        this.connect = Timeout.of(timeouts.connect());
        this.route = route(server);
        // Made by the first connection that needs it, and not while the application starts.
        SingletonSupplier<TlsSocketStrategy> tls = SingletonSupplier.of(DefaultClientTlsStrategy::createDefault);
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                // There is a connection for every thread, so none waits for another's; the strict policy has one lock
                // for all.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setTlsSocketStrategy((socket, host, port, attachment, context) ->
                        tls.obtain().upgrade(socket, host, port, attachment, context))
                .setMaxConnPerRoute(most)
                .setMaxConnTotal(most)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(timeouts.response()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
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
        ConnectionEndpoint endpoint = lease();
        try {
            if (!endpoint.isConnected()) {
                pool.connect(endpoint, connect, context);
            }
        } catch (IOException | RuntimeException failed) {
            new Connection(pool, endpoint).close();
            throw failed;
        }
        return new Connection(pool, endpoint);
    }

    private ConnectionEndpoint lease() throws IOException {
        try {
            return pool.lease("", route, connect, null).get(connect);
        } catch (TimeoutException allInUse) {
            throw new ConnectionRequestTimeoutException("All connections are in use");
        } catch (ExecutionException failed) {
            throw new IOException(failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The thread was interrupted");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
