package dev.customersync.sandbox;

import static dev.customersync.sandbox.SandboxClient.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.sandbox.store.StoreException;
import dev.customersync.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxServerIntegrationTests {
    private final Path directory;
    private final SandboxOptions options;

    SandboxServerIntegrationTests(@TempDir Path directory) {
        this.directory = directory;
        this.options = SandboxOptions.defaults(directory.resolve("store.db")).withRateLimit(RateLimit.NONE);
    }

    @Test
    void what_it_holds_survives_a_restart() throws Exception {
        String id;
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            id = SandboxClient.of(sandbox).createCustomer("C-1");
        }

        try (SandboxServer sandbox = SandboxServer.start(options)) {
            assertThat(SandboxClient.of(sandbox).get("/v1/customers/" + id).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void over_the_rate_it_answers_429_and_when_to_come_back() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options.withRateLimit(RateLimit.parse("1/m")))) {
            SandboxClient client = SandboxClient.of(sandbox);
            for (int i = 0; i < 5; i++) {
                assertThat(client.get("/v1/customers").statusCode()).isEqualTo(200);
            }

            HttpResponse<String> refused = client.get("/v1/customers");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).isEqualTo("{\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests.\"}");
            assertThat(refused.headers()
                            .firstValue("Retry-After")
                            .map(Integer::valueOf)
                            .orElseThrow())
                    .isBetween(1, 60);
            assertThat(client.stats().path("throttled").asInt()).isEqualTo(1);
        }
    }

    @Test
    void latencies_of_concurrent_requests_overlap() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options.withLatency(Latency.parse("1000")))) {
            SandboxClient client = SandboxClient.of(sandbox);
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(client.sendAsync("GET", "/v1/customers", ""));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }

            assertThat(client.stats().path("max_concurrent_requests").asInt()).isGreaterThan(64);
        }
    }

    @Test
    void statistics_tell_what_was_asked_and_answered() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            SandboxClient client = SandboxClient.of(sandbox);
            String id = client.createCustomer("C-1");
            client.post("/v1/customers", "{}");
            client.patch("/v1/customers/" + id, "{}");
            client.get("/v1/customers");

            JsonNode stats = client.stats();

            assertThat(stats.path("max_requests_in_one_second").asInt()).isBetween(1, 4);
            assertThat(stats).isEqualTo(Json.MAPPER.readTree("""
                    {"requests": 4, "by_method_and_status": {"GET 200": 1, "PATCH 201": 1, "POST 201": 1, "POST 422": 1},
                     "writes": 2, "throttled": 0, "faults": {}, "max_requests_in_one_second": %d,
                     "max_concurrent_requests": 1, "holds": {"customers": 1, "contacts": 0, "addresses": 0}}
                    """.formatted(
                            stats.path("max_requests_in_one_second").asInt())));
        }
    }

    @Test
    void its_records_can_be_had_as_they_were_received() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            SandboxClient client = SandboxClient.of(sandbox);
            String customer = """
                    {"reference_id":"C-1","company_name":"Müller","display_name":"M","x_unknown":[1],\
                    "addresses":[{"reference_id":"A-1","address_line_1":"1","city":"Bonn","type":"billing",\
                    "country":"DE","is_default":true}]}""";
            client.post("/v1/customers", customer);
            client.createCustomer("C-2");

            List<JsonNode> customers = records(client, "customers");
            List<JsonNode> addresses = records(client, "addresses");

            assertThat(customers).hasSize(2);
            assertThat(customers.get(0).path("reference_id").asString()).isEqualTo("C-1");
            assertThat(customers.get(0).path("received").toString())
                    .isEqualTo("{\"reference_id\":\"C-1\",\"company_name\":\"Müller\",\"display_name\":\"M\","
                            + "\"x_unknown\":[1]}");
            assertThat(addresses).hasSize(1);
            assertThat(addresses.get(0).path("customer_reference_id").asString())
                    .isEqualTo("C-1");
            assertThat(addresses.get(0).path("received").toString())
                    .isEqualTo("{\"reference_id\":\"A-1\",\"address_line_1\":\"1\",\"city\":\"Bonn\","
                            + "\"type\":\"billing\",\"country\":\"DE\",\"is_default\":true}");
            assertThat(records(client, "contacts")).isEmpty();
            assertThat(client.get("/_sandbox/records?entity=orders").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_reset_empties_records_statistics_or_both() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            SandboxClient client = SandboxClient.of(sandbox);
            client.createCustomer("C-1");

            assertThat(client.post("/_sandbox/reset?only=statistics", "").statusCode())
                    .isEqualTo(204);
            assertThat(client.stats().path("requests").asInt()).isZero();
            assertThat(client.stats().path("holds").path("customers").asInt()).isEqualTo(1);

            client.get("/v1/customers");
            assertThat(client.post("/_sandbox/reset?only=records", "").statusCode())
                    .isEqualTo(204);
            assertThat(client.stats().path("requests").asInt()).isEqualTo(1);
            assertThat(client.stats().path("holds").path("customers").asInt()).isZero();

            client.createCustomer("C-1");
            client.post("/_sandbox/reset", "");
            assertThat(client.stats().path("requests").asInt()).isZero();
            assertThat(client.stats().path("holds").path("customers").asInt()).isZero();
            assertThat(client.post("/_sandbox/reset?only=all", "").statusCode()).isEqualTo(400);
            assertThat(client.get("/_sandbox/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void closing_does_not_wait_for_a_latency() throws Exception {
        SandboxServer sandbox = SandboxServer.start(options.withLatency(new Latency(600_000, 600_000)));
        SandboxClient client = SandboxClient.of(sandbox);
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync("POST", "/v1/customers", customer("C-1").toString());
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(client.stats().path("requests").asInt()).isEqualTo(1));

        sandbox.close();
        sandbox.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void a_port_that_is_taken_is_named_and_the_store_let_go() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            Path other = directory.resolve("other.db");

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() ->
                            SandboxServer.start(SandboxOptions.defaults(other).withPort(sandbox.port())))
                    .withMessage("The sandbox cannot listen on 127.0.0.1:" + sandbox.port()
                            + ": Address already in use. Choose another port, or 0 for any that is free.");
            assertThat(directory.resolve("other.db-wal")).doesNotExist();
        }
    }

    @Test
    void an_unreadable_store_is_named() throws Exception {
        Path file = Files.writeString(directory.resolve("store.db"), "this is not a database file, just some text");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SandboxServer.start(options))
                .withMessageStartingWith("The sandbox cannot use " + file + " as its store: ");
    }

    @Test
    void a_killed_process_loses_nothing_that_it_answered() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProcess.class.getName(),
                        options.store().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answered = new ArrayList<>();
        try (var out = process.inputReader()) {
            SandboxClient client = new SandboxClient(URI.create(out.readLine()), SandboxOptions.DEFAULT_API_KEY);
            for (int i = 0; i < 200; i++) {
                answered.add(client.createCustomer("C-" + i));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (SandboxServer sandbox = SandboxServer.start(options)) {
            assertThat(records(SandboxClient.of(sandbox), "customers"))
                    .extracting(record -> record.path("id").asString())
                    .containsExactlyElementsOf(answered);
        }
    }

    private static List<JsonNode> records(SandboxClient client, String entity) throws Exception {
        HttpResponse<String> response = client.get("/_sandbox/records?entity=" + entity);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        return response.body().lines().map(Json.MAPPER::readTree).toList();
    }
}
