package dev.customersync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.ScriptedServer.Response;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonClientIntegrationTests {
    private static final Endpoint CUSTOMERS = Endpoint.of("customers");
    private static final Endpoint CUSTOMER = Endpoint.of("customers", "c1");
    private static final Map<String, String> BODY = Map.of("company_name", "Müller & Söhne");
    private static final String SECRET = "s3cr3t-key";

    private final ScriptedServer server = new ScriptedServer();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private JsonClient client = client(server.uri());

    private JsonClient client(URI base) {
        return client(
                base,
                new ClientSettings.Retries(
                        3, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(20), Duration.ofMinutes(5)));
    }

    private JsonClient client(URI base, ClientSettings.Retries retries) {
        return new JsonClient(
                new ClientSettings(
                        base,
                        new Credential("X-API-Key", () -> SECRET, "WIZCOMMERCE_API_KEY"),
                        CUSTOMERS.with("page_size", 1),
                        Rate.of("5000/s"),
                        4,
                        retries,
                        new ClientSettings.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300))),
                stopping::get);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Reply call(Verb verb) {
        return switch (verb) {
            case GET -> client.get(CUSTOMER);
            case POST -> client.post(CUSTOMERS, BODY);
            case PATCH -> client.patch(CUSTOMER, BODY);
            case PUT -> client.put(CUSTOMER, BODY);
            case DELETE -> client.delete(CUSTOMER);
        };
    }

    private CallFailedException failure(Verb verb) {
        return catchThrowableOfType(CallFailedException.class, () -> call(verb));
    }

    private void probesSucceed() {
        server.otherwise(request -> Response.json(200, "{\"data\":[]}"));
    }

    @Test
    void sends_json_with_the_credential_and_reads_json() {
        server.then(Response.json(201, "{\"data\":{\"id\":\"c1\"}}").with("X-Request-Id", "r-9"));

        Reply reply = client.post(CUSTOMERS, BODY);

        assertThat(reply.body()).hasToString("{\"data\":{\"id\":\"c1\"}}");
        assertThat(reply.exchange().status()).isEqualTo(201);
        assertThat(reply.exchange().attempts()).isEqualTo(1);
        assertThat(reply.exchange().requestId()).isEqualTo("r-9");
        ScriptedServer.Seen request = server.requests().get(0);
        assertThat(request).hasToString("POST /customers");
        assertThat(request.body()).isEqualTo("{\"company_name\":\"Müller & Söhne\"}");
        assertThat(request.headers())
                .containsEntry("X-api-key", SECRET)
                .containsEntry("User-agent", "customer-sync")
                .containsEntry("Content-type", "application/json")
                .doesNotContainKey("Cookie");
    }

    @Test
    void an_answer_may_be_packed() {
        server.then(Response.packed("{\"data\":{\"id\":\"c1\"}}", 0), Response.packed("{\"data\":{}}", 4));

        assertThat(client.post(CUSTOMERS, BODY).body()).hasToString("{\"data\":{\"id\":\"c1\"}}");
        assertThat(server.requests().get(0).headers()).containsEntry("Accept-encoding", "gzip");
        CallFailedException broken = failure(Verb.POST);
        assertThat(broken.effect()).isEqualTo(Effect.DONE);
        assertThat(broken.getMessage())
                .startsWith(
                        "POST " + server.uri() + "/customers answered 200 with no JSON but a body that broke off: ");
    }

    @Test
    void the_length_of_an_answer_need_not_be_known_before() {
        server.then(Response.chunked("{\"data\":{\"city\":\"Köln\"}}"), Response.json(200, "{}"));

        assertThat(call(Verb.GET).body()).hasToString("{\"data\":{\"city\":\"Köln\"}}");
        call(Verb.GET);

        assertThat(server.requests().get(0).connection())
                .isEqualTo(server.requests().get(1).connection());
    }

    @Test
    void a_connection_is_used_again_unless_something_went_wrong_on_it() {
        Response fine = Response.json(200, "{}");
        server.then(
                fine,
                Response.json(422, "{}"),
                fine,
                Response.cutInBody(200),
                fine,
                fine.with("Connection", "close"),
                fine);

        call(Verb.PATCH);
        failure(Verb.PATCH);
        call(Verb.PATCH);
        failure(Verb.POST);
        call(Verb.PATCH);
        call(Verb.PATCH);
        call(Verb.PATCH);

        List<Object> connections =
                server.requests().stream().map(ScriptedServer.Seen::connection).toList();
        Object first = connections.get(0);
        Object second = connections.get(4);
        assertThat(connections.subList(0, 6)).containsExactly(first, first, first, first, second, second);
        assertThat(connections.get(6)).isNotIn(first, second);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void the_time_for_an_answer_holds_for_a_connection_that_is_used_again_too() {
        server.then(Response.json(200, "{}"), Response.silence());

        call(Verb.PATCH);

        assertThat(failure(Verb.POST).timedOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com/v1", "https:/v1", "https://host:port", "mailto:api@example.com"})
    void a_base_url_that_leads_nowhere_is_a_mistake_in_the_settings(String base) {
        SyncException mistake = catchThrowableOfType(SyncException.class, () -> client(URI.create(base)));

        assertThat(mistake.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(mistake)
                .hasMessage("base-url: expected the URL of an API, such as https://host/path, found " + base);
    }

    @Test
    void a_write_may_be_answered_without_a_body() {
        server.then(Response.empty(204));

        Reply reply = client.delete(CUSTOMER);

        assertThat(reply.body()).isNull();
        assertThat(reply.exchange().status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void a_refusal_is_not_repeated(int status) {
        server.then(
                Response.json(
                        status,
                        "{\"code\":\"invalid\",\"message\":\"Validation failed\",\"details\":[{\"field\":\"email\",\"reason\":\"is not valid\"}]}"));

        CallFailedException failure = failure(Verb.POST);

        assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure.fields()).containsExactly("email");
        assertThat(failure.hasStatus(status)).isTrue();
        assertThat(failure)
                .hasMessage("POST " + server.uri() + "/customers answered " + status
                        + ": Validation failed; email: is not valid");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_404_on_a_record_says_that_it_is_gone_and_one_at_the_top_does_not() {
        server.then(Response.json(404, "{}"), Response.json(404, "{}"));

        assertThat(failure(Verb.PATCH).code()).isEqualTo(ErrorCode.REMOTE_MISSING);
        assertThat(failure(Verb.POST).code()).isEqualTo(ErrorCode.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_credential_that_is_not_accepted_stops_the_run_and_is_not_shown(int status) {
        server.then(Response.json(status, "{\"message\":\"bad key " + SECRET + "\"}"));

        SyncException stop = catchThrowableOfType(SyncException.class, () -> call(Verb.PATCH));

        assertThat(stop.code()).isEqualTo(ErrorCode.CREDENTIALS);
        assertThat(stop)
                .hasMessage("PATCH " + server.uri() + "/customers/c1 answered " + status
                        + " (bad key ***): the credential was sent as X-API-Key; check WIZCOMMERCE_API_KEY");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed_and_points_at_the_base_url() {
        server.then(Response.empty(302).with("Location", "https://login.example.com/"));

        CallFailedException failure = failure(Verb.GET);

        assertThat(failure.code()).isEqualTo(ErrorCode.ANSWER_UNREADABLE);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure)
                .hasMessage(
                        "GET " + server.uri() + "/customers/c1 answered 302, a redirect to https://login.example.com/,"
                                + " which an API does not do: check the base URL");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void throttling_is_waited_out_by_every_call_and_counts_as_no_failure(Verb verb) {
        Response tooMany = Response.json(429, "{}").with("Retry-After", "1");
        server.then(tooMany, tooMany, tooMany, tooMany, Response.json(200, "{\"data\":{}}"));

        Reply reply = call(verb);

        assertThat(reply.exchange().attempts()).isEqualTo(5);
        assertThat(client.totals().throttled()).isEqualTo(4);
        assertThat(client.totals().retries()).isEqualTo(4);
        assertThat(client.totals().byStatus()).isEqualTo(Map.of("200", 1L, "429", 4L));
        assertThat(client.totals().ratePerSecond()).isLessThan(5000);
        assertThat(client.totals().throttledTime()).isBetween(Duration.ofMillis(60), Duration.ofMillis(80));
    }

    @Test
    void a_retry_after_beyond_giving_up_ends_the_run() {
        server.then(Response.json(429, "{}").with("Retry-After", "301"));

        SyncException stop = catchThrowableOfType(SyncException.class, () -> call(Verb.POST));

        assertThat(stop.code()).isEqualTo(ErrorCode.GAVE_UP);
        assertThat(stop)
                .hasMessage("POST " + server.uri()
                        + "/customers: the API asks to wait 301 s, longer than the 300 s of sync.push.give-up-after");
    }

    @Test
    void a_503_with_retry_after_is_waited_out_but_a_create_is_left_unclear() {
        Response overloaded = Response.json(503, "{}").with("Retry-After", "1");
        server.then(overloaded, Response.json(200, "{}"), overloaded);

        assertThat(call(Verb.PATCH).exchange().attempts()).isEqualTo(2);
        assertThat(failure(Verb.POST).effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(value = Verb.class, names = "POST", mode = EnumSource.Mode.EXCLUDE)
    void an_idempotent_call_is_repeated_after_errors_cuts_and_silence(Verb verb) {
        server.then(Response.of(502, "text/html", "<html>"), Response.cut(), Response.json(200, "{\"data\":{}}"));

        assertThat(call(verb).exchange().attempts()).isEqualTo(3);
        assertThat(client.totals().byStatus()).isEqualTo(Map.of("200", 1L, "502", 1L, "none", 1L));
    }

    @Test
    void an_idempotent_call_whose_attempts_are_used_up_fails_when_the_server_is_well_otherwise() {
        probesSucceed();
        server.then(Response.empty(500), Response.empty(500), Response.json(500, "{\"error\":{\"message\":\"boom\"}}"));

        CallFailedException failure = failure(Verb.PATCH);

        assertThat(failure.code()).isEqualTo(ErrorCode.SERVER_ERROR);
        assertThat(failure.effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(failure.timedOut()).isFalse();
        assertThat(failure.exchange().attempts()).isEqualTo(3);
        assertThat(failure).hasMessage("PATCH " + server.uri() + "/customers/c1 answered 500: boom (after 3 requests)");
    }

    @Test
    void a_create_is_sent_once_when_the_server_fails() {
        server.then(Response.empty(500));

        CallFailedException failure = failure(Verb.POST);

        assertThat(failure.code()).isEqualTo(ErrorCode.NO_CLEAR_ANSWER);
        assertThat(failure.effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(failure.timedOut()).isFalse();
        assertThat(failure).hasMessage("POST " + server.uri() + "/customers answered 500 and no reason");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_create_is_sent_once_when_the_connection_is_cut() {
        server.then(Response.cut());

        CallFailedException failure = failure(Verb.POST);

        assertThat(failure.code()).isEqualTo(ErrorCode.NO_CLEAR_ANSWER);
        assertThat(failure.effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(failure.timedOut()).isFalse();
        assertThat(failure.getMessage()).startsWith("POST " + server.uri() + "/customers: sent, but no answer came: ");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_create_that_gets_no_answer_in_time_is_told_apart() {
        server.then(Response.silence());

        CallFailedException failure = failure(Verb.POST);

        assertThat(failure.effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure)
                .hasMessage("POST " + server.uri()
                        + "/customers: sent, but no answer came: Read timed out (SocketTimeoutException)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_gateway_that_timed_out_counts_as_a_timeout() {
        server.then(Response.empty(504));

        assertThat(failure(Verb.POST).timedOut()).isTrue();
    }

    @Test
    void a_create_whose_success_is_unreadable_or_cut_is_done() {
        server.then(Response.of(200, "text/html", "<html><title>Log in</title>"), Response.cutInBody(201));

        CallFailedException html = failure(Verb.POST);
        CallFailedException cut = failure(Verb.POST);

        assertThat(html.effect()).isEqualTo(Effect.DONE);
        assertThat(html.code()).isEqualTo(ErrorCode.ANSWER_UNREADABLE);
        assertThat(html)
                .hasMessage(
                        "POST " + server.uri() + "/customers answered 200 with no JSON but a page titled \"Log in\"");
        assertThat(cut.effect()).isEqualTo(Effect.DONE);
        assertThat(cut.getMessage())
                .startsWith(
                        "POST " + server.uri() + "/customers answered 201 with no JSON but a body that broke off: ");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void a_read_that_is_unreadable_is_repeated_and_then_fails() {
        probesSucceed();
        Response login = Response.of(200, "text/html", "<html><title>Log in</title>");
        server.then(Response.cutInBody(200), login, login);

        CallFailedException failure = failure(Verb.GET);

        assertThat(failure.code()).isEqualTo(ErrorCode.ANSWER_UNREADABLE);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure)
                .hasMessage("GET " + server.uri()
                        + "/customers/c1 answered 200 with no JSON but a page titled \"Log in\" (after 3 requests)");
    }

    @Test
    void a_create_is_repeated_while_there_is_no_connection_since_nothing_was_sent() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        client.close();
        client = client(
                URI.create("http://127.0.0.1:" + port),
                new ClientSettings.Retries(
                        3, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(20), Duration.ofMillis(50)));

        SyncException stop = catchThrowableOfType(SyncException.class, () -> call(Verb.POST));

        assertThat(stop.code()).isEqualTo(ErrorCode.GAVE_UP);
        assertThat(client.totals().total()).isGreaterThan(3);
        assertThat(client.totals().byStatus()).containsOnlyKeys("none");
    }

    @Test
    void a_row_does_not_fail_while_the_server_is_down_as_a_whole() {
        Response down = Response.empty(500);
        server.then(
                down, down, down, down, down, Response.json(200, "{\"data\":[]}"), Response.json(200, "{\"data\":{}}"));

        assertThat(call(Verb.PATCH).exchange().attempts()).isEqualTo(4);
        assertThat(server.requests())
                .extracting(Object::toString)
                .containsExactly(
                        "PATCH /customers/c1",
                        "PATCH /customers/c1",
                        "PATCH /customers/c1",
                        "GET /customers?page_size=1",
                        "GET /customers?page_size=1",
                        "GET /customers?page_size=1",
                        "PATCH /customers/c1");
    }

    @Test
    void a_waiting_call_gives_up_when_the_run_stops() {
        stopping.set(true);

        StoppedException stopped = catchThrowableOfType(StoppedException.class, () -> call(Verb.POST));

        assertThat(stopped).hasMessage("The run is stopping");
        assertThat(server.requests()).isEmpty();
    }
}
