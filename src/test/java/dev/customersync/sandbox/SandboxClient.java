package dev.customersync.sandbox;

import dev.customersync.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tests talk to the sandbox with. */
public final class SandboxClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String apiKey;

    public SandboxClient(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    public static SandboxClient of(SandboxServer sandbox) {
        return new SandboxClient(sandbox.baseUri(), SandboxOptions.DEFAULT_API_KEY);
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> sendWithTimeout(String method, String path, String body, Duration timeout)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body).timeout(timeout).build(), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, String body) {
        return http.sendAsync(request(method, path, body).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    public HttpResponse<String> patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    /** Creates a customer with only what is required, and answers its id. */
    public String createCustomer(String referenceId) throws IOException, InterruptedException {
        return data(post("/v1/customers", customer(referenceId).toString()))
                .path("id")
                .asString();
    }

    public JsonNode stats() throws IOException, InterruptedException {
        return json(get("/_sandbox/stats"));
    }

    public static ObjectNode customer(String referenceId) {
        return Json.object()
                .put("reference_id", referenceId)
                .put("company_name", "Acme")
                .put("display_name", "Acme Inc.");
    }

    public static ObjectNode contact(String referenceId) {
        return Json.object()
                .put("reference_id", referenceId)
                .put("first_name", "John")
                .put("email", "john.doe@example.com");
    }

    public static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    public static JsonNode data(HttpResponse<String> response) {
        return json(response).path("data");
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("X-API-Key", apiKey)
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }
}
