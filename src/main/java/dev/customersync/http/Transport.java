package dev.customersync.http;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, once, and tells what became of it. Thread-safe.
 *
 * <p>It uses the HTTP client's connections and none of what the client does on top of them: it must not repeat, follow or add
 * anything, and only who opens the connection can tell for certain whether anything was sent.
 */
final class Transport implements AutoCloseable {
    private static final ContentType JSON = ContentType.create("application/json");
    private static final String GZIP = "gzip";

    private final HttpProcessor headers = new DefaultHttpProcessor(
            new RequestContent(),
            new RequestTargetHost(),
            new RequestConnControl(),
            new RequestUserAgent("customer-sync"));
    private final Ticker ticker;
    private final HttpHost server;
    private final String basePath;
    private final Credential credential;
    private final Connections connections;
    private volatile @Nullable Duration clockSkew;

    Transport(ClientSettings settings, Ticker ticker) {
        this.ticker = ticker;
        this.server = server(settings.base());
        this.basePath = settings.base().getRawPath();
        this.credential = settings.credential();
        this.connections = new Connections(server, settings.timeouts());
    }

    private static HttpHost server(URI base) {
        if (base.getScheme() == null || base.getRawAuthority() == null) {
            throw leadsNowhere(base);
        }
        try {
            return HttpHost.create(base.getScheme() + "://" + base.getRawAuthority());
        } catch (URISyntaxException unusable) {
            throw leadsNowhere(base);
        }
    }

    private static SyncException leadsNowhere(URI base) {
        return new SyncException(
                ErrorCode.CONFIGURATION,
                "base-url: expected the URL of an API, such as https://host/path, found " + base);
    }

    Answer send(Request request) {
        HttpClientContext context = HttpClientContext.create();
        ClassicHttpRequest message = message(request, context);
        try (Connection connection = connections.open(context)) {
            return exchange(message, connection, context);
        } catch (IOException failed) {
            return new Answer.NotSent(failed);
        }
    }

    private ClassicHttpRequest message(Request request, HttpClientContext context) {
        BasicClassicHttpRequest message =
                new BasicClassicHttpRequest(request.verb().name(), server, basePath + request.endpoint());
        message.addHeader(HttpHeaders.ACCEPT, JSON.getMimeType());
        message.addHeader(HttpHeaders.ACCEPT_ENCODING, GZIP);
        message.addHeader(credential.header(), credential.value());
        if (request.json() != null) {
            message.setEntity(new ByteArrayEntity(request.json(), JSON));
        }
        complete(message, context);
        return message;
    }

    private void complete(ClassicHttpRequest message, HttpClientContext context) {
        try {
            headers.process(message, message.getEntity(), context);
        } catch (IOException | HttpException impossible) {
            throw new IllegalStateException("Nothing is read or sent, and the request is sound", impossible);
        }
    }

    private Answer exchange(ClassicHttpRequest message, Connection connection, HttpClientContext context) {
        try {
            return receive(message, connection, context);
        } catch (IOException failed) {
            return new Answer.Lost(failed);
        } catch (HttpException noHttp) {
            return new Answer.Lost(new ClientProtocolException(noHttp));
        }
    }

    private Answer receive(ClassicHttpRequest message, Connection connection, HttpClientContext context)
            throws IOException, HttpException {
        ClassicHttpResponse response = connection.exchange(message, context);
        String date = value(response, HttpHeaders.DATE);
        noteClock(date);
        byte[] body = {};
        IOException cut = null;
        try {
            body = body(response.getEntity());
            if (DefaultConnectionReuseStrategy.INSTANCE.keepAlive(message, response, context)) {
                connection.keepFor(DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context));
            }
        } catch (IOException endedEarly) {
            cut = endedEarly;
        }
        return new Answer.Received(
                response.getCode(),
                body,
                Json.read(body),
                cut,
                RetryAfter.parse(value(response, HttpHeaders.RETRY_AFTER), date, ticker.now()),
                value(response, "X-Request-Id"),
                value(response, HttpHeaders.LOCATION));
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        byte[] body = whole(entity);
        // Unpacked when it is there whole, so that the connection is read to the end of the answer whatever the body's
        // own end.
        return GZIP.equalsIgnoreCase(entity.getContentEncoding()) && body.length > 0
                ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                : body;
    }

    /** By its length where that is known: without, 4 KB are taken for each. */
    private static byte[] whole(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        if (length < 0 || length > Integer.MAX_VALUE) {
            return EntityUtils.toByteArray(entity);
        }
        try (InputStream content = entity.getContent()) {
            return content.readNBytes((int) length);
        }
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private void noteClock(@Nullable String date) {
        // A date that is none tells nothing.
        Instant sent = date == null ? null : DateUtils.parseStandardDate(date);
        if (sent != null) {
            clockSkew = Duration.between(sent, ticker.now());
        }
    }

    /** By how much this machine's clock was ahead of the server's; empty when no answer has told. */
    Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkew);
    }

    @Override
    public void close() {
        connections.close();
    }
}
