package dev.customersync.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.customersync.http.ScriptedServer;
import dev.customersync.http.ScriptedServer.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookIntegrationTests {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ScriptedServer server = new ScriptedServer().otherwise(request -> Response.empty(200));
    private final Webhook webhook = new Webhook(URI.create(server.uri() + "/T0/secret?token=secret"), SHORT);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsAMessageOnce() throws IOException {
        webhook.send("{\"text\":\"Grüße\"}");

        assertThat(server.requests()).hasSize(1);
        ScriptedServer.Seen request = server.requests().get(0);
        assertThat(request.toString()).isEqualTo("POST /T0/secret?token=secret");
        assertThat(request.body()).isEqualTo("{\"text\":\"Grüße\"}");
        assertThat(request.headers()).containsEntry("Content-type", "application/json");
    }

    @Test
    void sendsAgainWhenItWasNotTakenForThisMoment() throws IOException {
        server.then(Response.empty(503), Response.cut());

        webhook.send("{}");

        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        server.otherwise(request -> Response.empty(500));

        assertThatIOException().isThrownBy(() -> webhook.send("{}")).withMessage("it answered 500");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void doesNotRepeatWhatIsRefused() {
        server.otherwise(request -> Response.empty(410));

        assertThatIOException().isThrownBy(() -> webhook.send("{}")).withMessage("it answered 410");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysThatNobodyIsThereAndNoMoreThanTheHost() {
        Webhook nobody = new Webhook(URI.create("http://127.0.0.1:1/T0/secret"), SHORT);

        assertThatIOException().isThrownBy(() -> nobody.send("{}")).withMessage("ConnectException");
        assertThat(nobody).hasToString("http://127.0.0.1");
    }
}
