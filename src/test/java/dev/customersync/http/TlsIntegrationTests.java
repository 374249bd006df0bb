package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate nobody but its own key store vouches for. */
@Timeout(60)
class TlsIntegrationTests {
    private static final String PASSWORD = "of-a-test";
    private static final Duration GIVE_UP_AFTER = Duration.ofMillis(300);
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private final Path keys;
    private final HttpsServer server;

    TlsIntegrationTests(@TempDir Path directory) throws Exception {
        keys = selfSigned(directory.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = "{\"data\":[\"over TLS\"]}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    @Test
    void aServerWhoseCertificateIsTrustedIsTalkedTo() {
        trustTheServer();

        try (JsonClient client = client("localhost")) {
            assertThat(client.get(Endpoint.of("customers")).body()).hasToString("{\"data\":[\"over TLS\"]}");
        }
    }

    @Test
    void anotherOnesNameInTheCertificateIsNoReasonToTrust() {
        trustTheServer();

        assertThat(failure("127.0.0.1"))
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("matching IP address 127.0.0.1");
    }

    @Test
    void whomNobodyTrustsNothingIsSentTo() {
        assertThat(failure("localhost"))
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("certification path");
    }

    private void trustTheServer() {
        System.setProperty(TRUST_STORE, keys.toString());
        System.setProperty(TRUST_STORE + "Password", PASSWORD);
    }

    /** With which the client gives up on a server that it cannot talk to. */
    private SyncException failure(String host) {
        try (JsonClient client = client(host)) {
            SyncException failure =
                    catchThrowableOfType(SyncException.class, () -> client.get(Endpoint.of("customers")));
            assertThat(failure.code()).isEqualTo(ErrorCode.GAVE_UP);
            return failure;
        }
    }

    private JsonClient client(String host) {
        return new JsonClient(
                new ClientSettings(
                        URI.create("https://" + host + ":" + server.getAddress().getPort()),
                        new Credential("X-API-Key", () -> "key", "WIZCOMMERCE_API_KEY"),
                        Endpoint.of("customers"),
                        Rate.of("5000/s"),
                        1,
                        new ClientSettings.Retries(
                                1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), GIVE_UP_AFTER),
                        ClientSettings.Timeouts.DEFAULT),
                () -> false);
    }

    private static Path selfSigned(Path keys) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
