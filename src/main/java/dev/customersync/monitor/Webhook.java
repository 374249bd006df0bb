package dev.customersync.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Sends messages to a URL that takes JSON by POST. Its path is a secret, so that no message of ours shows more than its host. */
final class Webhook {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int RETRIES = 2;

    private final URI url;
    private final RetryTemplate retries;

    Webhook(URI url) {
        this(url, Duration.ofSeconds(1));
    }

    /**
     * @param pause before the second attempt; the third waits twice as long
     */
    Webhook(URI url, Duration pause) {
        this.url = url;
        this.retries = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(RETRIES)
                .delay(pause)
                .multiplier(2)
                .excludes(RefusedException.class)
                .build());
    }

    /**
     * Sends it, in half a minute at most.
     *
     * @throws IOException when it was not taken, saying why
     */
    void send(String json) throws IOException {
        try {
            retries.execute(() -> post(json));
        } catch (RetryException e) {
            Throwable last = e.getCause();
            throw new IOException(
                    last instanceof AnswerException
                            ? last.getMessage()
                            : last.getClass().getSimpleName(),
                    e);
        }
    }

    private int post(String json) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("User-Agent", "customer-sync")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 429 || status >= 500) {
            throw new AnswerException(status);
        } else if (status >= 300) {
            throw new RefusedException(status);
        }
        return status;
    }

    /** Who it is, as far as that is no secret. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getHost();
    }

    private static class AnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerException(int status) {
            super("it answered " + status);
        }
    }

    /** Would be refused again. */
    private static final class RefusedException extends AnswerException {
        private static final long serialVersionUID = 1L;

        RefusedException(int status) {
            super(status);
        }
    }
}
