package dev.customersync.http;

import java.io.IOException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/** A connection that is in use for one request. It is cut when it is closed, unless it was to be kept. For one thread. */
final class Connection implements AutoCloseable {
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final PoolingHttpClientConnectionManager pool;
    private final ConnectionEndpoint endpoint;
    private TimeValue keepFor = TimeValue.ZERO_MILLISECONDS;

    Connection(PoolingHttpClientConnectionManager pool, ConnectionEndpoint endpoint) {
        this.pool = pool;
        this.endpoint = endpoint;
    }

    /** Sends the request and reads the head of the answer; its body is yet to be read. */
    ClassicHttpResponse exchange(ClassicHttpRequest request, HttpClientContext context)
            throws IOException, HttpException {
        return endpoint.execute("", request, EXECUTOR::execute, context);
    }

    /** Lets others use it once this request is done with. */
    void keepFor(TimeValue time) {
        keepFor = time;
    }

    @Override
    public void close() {
        if (keepFor.equals(TimeValue.ZERO_MILLISECONDS)) {
            endpoint.close(CloseMode.IMMEDIATE);
        }
        pool.release(endpoint, null, keepFor);
    }
}
