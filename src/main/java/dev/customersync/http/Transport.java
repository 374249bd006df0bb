package dev.customersync.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Sends one request, once, and tells what became of it. Thread-safe. */
final class Transport implements AutoCloseable {
    /** Servers close kept connections after some time; one that lay idle is looked at before a request is trusted to it. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);

    private static final String SENDING = Transport.class.getName() + ".sending";

    private final Ticker ticker;
    private final CloseableHttpClient http;
    private final RestClient client;
    private final Credential credential;
    private volatile @Nullable Duration clockSkew;

    Transport(ClientSettings settings, Ticker ticker) {
        this.ticker = ticker;
        this.http = http(settings);
        this.credential = settings.credential();
        this.client = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                // Bodies come and go as bytes; those that it would find by itself take a while to make.
                .configureMessageConverters(
                        converters -> converters.addCustomConverter(new ByteArrayHttpMessageConverter()))
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .build();
    }

    Answer send(Request request) {
        RestClient.RequestBodySpec spec = client.method(
                        HttpMethod.valueOf(request.verb().name()))
                .uri(request.uri())
                .header(credential.header(), credential.value());
        if (request.json() != null) {
            spec.contentType(MediaType.APPLICATION_JSON).body(request.json());
        }
        try {
            return spec.exchangeForRequiredValue((sent, response) -> receive(response));
        } catch (ResourceAccessException failed) {
            IOException cause = failed.getCause() instanceof IOException io ? io : new IOException(failed);
            return cause instanceof NotSentException notSent
                    ? new Answer.NotSent(notSent.reason)
                    : new Answer.Lost(cause);
        }
    }

    private Answer receive(ClientHttpResponse response) throws IOException {
        HttpHeaders headers = response.getHeaders();
        noteClock(headers);
        byte[] body = {};
        IOException cut = null;
        try {
            body = response.getBody().readAllBytes();
        } catch (IOException endedEarly) {
            cut = endedEarly;
        }
        return new Answer.Received(
                response.getStatusCode().value(),
                body,
                cut,
                RetryAfter.parse(
                        headers.getFirst(HttpHeaders.RETRY_AFTER), headers.getFirst(HttpHeaders.DATE), ticker.now()),
                headers.getFirst("X-Request-Id"),
                headers.getFirst(HttpHeaders.LOCATION));
    }

    private void noteClock(HttpHeaders headers) {
        try {
            long date = headers.getDate();
            if (date >= 0) {
                clockSkew = Duration.between(Instant.ofEpochMilli(date), ticker.now());
            }
        } catch (IllegalArgumentException unreadable) {
            // A date that is none tells nothing.
        }
    }

    /** By how much this machine's clock was ahead of the server's; empty when no answer has told. */
    Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkew);
    }

    private static CloseableHttpClient http(ClientSettings settings) {
        Timeout connect = Timeout.of(settings.timeouts().connect());
        Timeout response = Timeout.of(settings.timeouts().response());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(settings.concurrency() + 1)
                        .setMaxConnTotal(settings.concurrency() + 1)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .setValidateAfterInactivity(VALIDATE_AFTER)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(response)
                        .build())
                .setUserAgent("customer-sync")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorBefore(ChainElement.CONNECT.name(), "tell-unsent", tellUnsent())
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "mark-sending", markSending())
                .build();
    }

    /** Whether anything was sent is known for certain only in the middle of the client: the kinds of exception overlap. */
    private static ExecChainHandler tellUnsent() {
        return (request, scope, chain) -> {
            try {
                return chain.proceed(request, scope);
            } catch (IOException failed) {
                throw scope.clientContext.getAttribute(SENDING) == null ? new NotSentException(failed) : failed;
            }
        };
    }

    private static ExecChainHandler markSending() {
        return (request, scope, chain) -> {
            scope.clientContext.setAttribute(SENDING, true);
            return chain.proceed(request, scope);
        };
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException harmless) {
            // Connections that are not kept any more have nothing to lose.
        }
    }

    private static final class NotSentException extends IOException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        NotSentException(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
