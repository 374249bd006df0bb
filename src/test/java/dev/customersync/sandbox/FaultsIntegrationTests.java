package dev.customersync.sandbox;

import static dev.customersync.sandbox.SandboxClient.contact;
import static dev.customersync.sandbox.SandboxClient.customer;
import static dev.customersync.sandbox.SandboxClient.data;
import static dev.customersync.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.sandbox.fault.FaultRule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsIntegrationTests {
    private static final String CUSTOMER = customer("C-1").toString();

    private final Path directory;

    private SandboxServer sandbox;
    private SandboxClient client;

    FaultsIntegrationTests(@TempDir Path directory) {
        this.directory = directory;
        this.sandbox = sandbox(directory);
        this.client = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void start(String... faults) {
        sandbox.close();
        sandbox = sandbox(directory, faults);
        client = SandboxClient.of(sandbox);
    }

    private static SandboxServer sandbox(Path directory, String... faults) {
        return SandboxServer.start(SandboxOptions.defaults(directory.resolve("store.db"))
                .withRateLimit(RateLimit.NONE)
                .withFaults(Arrays.stream(faults).map(FaultRule::parse).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error-before-commit            | 500 | 0 | {"code":"INTERNAL_ERROR","message":"Injected failure, nothing done."}
            error-before-commit:status=502 | 502 | 0 | {"code":"BAD_GATEWAY","message":"Injected failure, nothing done."}
            error-after-commit             | 500 | 1 | {"code":"INTERNAL_ERROR","message":"Injected failure, all done."}
            unauthorized                   | 401 | 0 | {"code":"UNAUTHORIZED","message":"The API key is missing or not valid."}
            forbidden                      | 403 | 0 | {"code":"FORBIDDEN","message":"The API key does not allow this."}
            throttle                       | 429 | 0 | {"code":"RATE_LIMITED","message":"Too many requests."}
            unavailable                    | 503 | 0 | {"code":"SERVICE_UNAVAILABLE","message":"The service is not available."}
            """)
    void an_error_is_answered_before_or_after_the_commit(String fault, int status, int held, String body)
            throws Exception {
        start(fault);

        HttpResponse<String> answer = client.post("/v1/customers", CUSTOMER);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(customersHeld()).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"throttle:retry-after=7, 429", "unavailable:retry-after=7, 503"})
    void it_may_say_when_to_come_back(String fault, int status) throws Exception {
        start(fault);

        HttpResponse<String> answer = client.post("/v1/customers", CUSTOMER);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @CsvSource({"cut-before-commit, 0", "cut-after-commit, 1"})
    void the_connection_is_cut_before_or_after_the_commit(String fault, int held) throws Exception {
        start(fault + ":nth=1");

        // Once only: the JDK's client repeats a GET on its own, but no POST.
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.post("/v1/customers", CUSTOMER));

        assertThat(customersHeld()).isEqualTo(held);
        assertThat(client.stats().path("by_method_and_status").path("POST cut").asInt())
                .isEqualTo(1);
        assertThat(client.post("/v1/customers", CUSTOMER).statusCode()).isEqualTo(201);
    }

    @Test
    void after_the_commit_nothing_is_said_until_the_client_gives_up() throws Exception {
        start("hang-after-commit");

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> client.sendWithTimeout("POST", "/v1/customers", CUSTOMER, Duration.ofMillis(500)));

        assertThat(customersHeld()).isEqualTo(1);
    }

    @Test
    void a_late_commit_comes_after_the_client_gave_up() throws Exception {
        start("slow-before-commit:ms=1500");

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> client.sendWithTimeout("POST", "/v1/customers", CUSTOMER, Duration.ofMillis(300)));

        assertThat(customersHeld()).isZero();
        Awaitility.await().untilAsserted(() -> assertThat(customersHeld()).isEqualTo(1));
    }

    @Test
    void a_slow_answer_is_right_when_it_comes() throws Exception {
        start("slow-after-commit:ms=300");
        long begin = System.nanoTime();

        HttpResponse<String> answer = client.post("/v1/customers", CUSTOMER);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(data(answer).path("reference_id").asString()).isEqualTo("C-1");
    }

    @Test
    void a_body_may_be_garbage_a_page_or_nothing_after_the_commit() throws Exception {
        start("garbage-body:nth=1", "html-body:nth=2", "empty-body:nth=3", "html-body:nth=4,status=502");

        HttpResponse<String> garbage = client.post("/v1/customers", CUSTOMER);
        HttpResponse<String> html = client.post("/v1/customers", CUSTOMER);
        HttpResponse<String> empty = client.post("/v1/customers", CUSTOMER);
        HttpResponse<String> gateway = client.post("/v1/customers", CUSTOMER);

        assertThat(List.of(garbage.statusCode(), html.statusCode(), empty.statusCode(), gateway.statusCode()))
                .containsExactly(201, 201, 201, 502);
        assertThat(garbage.body()).isEqualTo("{\"data\":{\"id\":\"0c05\u0000<<");
        assertThat(html.body()).startsWith("<!DOCTYPE html>");
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(empty.body()).isEmpty();
        assertThat(customersHeld()).isEqualTo(4);
    }

    @Test
    void a_created_record_may_come_back_without_its_id() throws Exception {
        start("no-id:call=create");

        HttpResponse<String> answer = client.post("/v1/customers", CUSTOMER);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(data(answer).has("id")).isFalse();
        assertThat(data(answer).path("reference_id").asString()).isEqualTo("C-1");
        assertThat(customersHeld()).isEqualTo(1);
    }

    @Test
    void a_list_trails_behind_what_was_written() throws Exception {
        start("stale-list:ms=1500");
        String id = client.createCustomer("C-1");

        assertThat(found()).isEmpty();
        assertThat(client.get("/v1/customers/" + id).statusCode()).isEqualTo(200);
        Awaitility.await().untilAsserted(() -> assertThat(found()).containsExactly("C-1"));
    }

    @Test
    void a_filter_may_be_ignored() throws Exception {
        start("ignore-filter:nth=1");
        client.createCustomer("C-1");
        client.createCustomer("STRANGER");

        assertThat(found()).containsExactly("STRANGER", "C-1");
        assertThat(found()).containsExactly("C-1");
    }

    @Test
    void a_rule_finds_the_record_by_body_path_and_query() throws Exception {
        start();
        String id = client.createCustomer("C-1");
        String other = client.createCustomer("C-2");
        client.put("/_sandbox/faults", "forbidden:reference_id=C-1");

        assertThat(client.post("/v1/customers", CUSTOMER).statusCode()).isEqualTo(403);
        assertThat(client.patch("/v1/customers/" + id, "{}").statusCode()).isEqualTo(403);
        assertThat(client.get("/v1/customers?reference_ids=C-0,C-1").statusCode())
                .isEqualTo(403);
        assertThat(client.get("/v1/customers/" + id + "/contacts").statusCode()).isEqualTo(403);
        assertThat(client.patch("/v1/customers/" + other, "{}").statusCode()).isEqualTo(201);
        assertThat(client.post(
                                "/v1/customers/" + id + "/contacts",
                                contact("K-1").toString())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void rules_change_while_it_runs() throws Exception {
        start("forbidden");

        HttpResponse<String> put = client.put("/_sandbox/faults", "throttle:nth=2,times=2,retry-after=1\n\nno-id\n");

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(List.of(get(), get(), get(), get())).containsExactly(200, 429, 429, 200);
        assertThat(json(client.get("/_sandbox/faults")).toString())
                .isEqualTo("[{\"rule\":\"throttle:nth=2,times=2,retry-after=1\",\"concerned\":4,\"struck\":2},"
                        + "{\"rule\":\"no-id\",\"concerned\":0,\"struck\":0}]");
        assertThat(client.stats().path("faults").toString()).isEqualTo("{\"throttle\":2}");
        assertThat(client.delete("/_sandbox/faults").statusCode()).isEqualTo(204);
        assertThat(client.get("/_sandbox/faults").body()).isEqualTo("[]");
    }

    @Test
    void wrong_rules_change_nothing() throws Exception {
        start("forbidden");

        HttpResponse<String> refused = client.put("/_sandbox/faults", "throttle\nthrottle:nth=x");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("Fault rule 'throttle:nth=x': nth must be a whole number of 1 or more, but is 'x'.\n");
        assertThat(get()).isEqualTo(403);
    }

    private int get() throws Exception {
        return client.get("/v1/customers").statusCode();
    }

    private List<String> found() throws Exception {
        return data(client.get("/v1/customers?reference_ids=C-1")).findValuesAsString("reference_id");
    }

    private int customersHeld() throws Exception {
        return client.stats().path("holds").path("customers").asInt();
    }
}
