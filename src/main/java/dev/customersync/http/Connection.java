package dev.customersync.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** A connection that is in use for one request. It is cut when it is closed, unless it was to be kept. For one thread. */
final class Connection implements AutoCloseable {
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final HttpClientConnectionManager manager;
    private final ConnectionEndpoint endpoint;
    private final Runnable giveBack;
    private TimeValue keepFor = TimeValue.ZERO_MILLISECONDS;

    /**
     * @param manager whose {@code endpoint} it is
     * @param giveBack called when it has been closed
     */
    Connection(HttpClientConnectionManager manager, ConnectionEndpoint endpoint, Runnable giveBack) {
        this.manager = manager;
        this.endpoint = endpoint;
        this.giveBack = giveBack;
    }

    /** Connects to the server, unless it still is. */
    void connect(Timeout timeout, HttpClientContext context) throws IOException {
        if (!endpoint.isConnected()) {
            manager.connect(endpoint, timeout, context);
        }
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
        manager.release(endpoint, null, keepFor);
        giveBack.run();
    }
}
