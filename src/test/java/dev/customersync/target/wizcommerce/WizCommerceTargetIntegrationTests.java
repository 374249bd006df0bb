package dev.customersync.target.wizcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.customersync.decision.Decision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.ClientSettings;
import dev.customersync.http.JsonClient;
import dev.customersync.http.Rate;
import dev.customersync.http.ScriptedServer;
import dev.customersync.http.ScriptedServer.Response;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.ReferenceKind;
import dev.customersync.record.RemoteRecord;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.wizcommerce.WizCommerceSettings.ContactUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WizCommerceTargetIntegrationTests {
    private static final String NO_MORE = "{\"data\":[],\"pagination\":{\"current_page\":1,\"total_pages\":0}}";

    private final ScriptedServer server = new ScriptedServer();
    private final List<JsonClient> clients = new ArrayList<>();
    private final WizCommerceTarget target = target(ContactUpdate.PUT);

    private WizCommerceTarget target(ContactUpdate contactUpdate) {
        WizCommerceSettings settings = new WizCommerceSettings(server.uri(), () -> "key", contactUpdate);
        JsonClient client = new JsonClient(
                settings.client(Rate.of("5000/s"), 4, ClientSettings.Retries.DEFAULT, ClientSettings.Timeouts.DEFAULT),
                () -> false);
        clients.add(client);
        return new WizCommerceTarget(client, settings);
    }

    @AfterEach
    void close() {
        clients.forEach(JsonClient::close);
        server.close();
    }

    private static EntityRecord customer(String referenceId) {
        return new EntityRecord(
                RecordKey.customer(referenceId),
                Payload.of(Map.of("reference_id", referenceId, "company_name", "Acme")));
    }

    private static EntityRecord contact(String referenceId) {
        return new EntityRecord(
                RecordKey.contact("C-1", referenceId),
                Payload.of(Map.of("reference_id", referenceId, "first_name", "Ann")));
    }

    private static final RemoteLocation K1 = new RemoteLocation(EntityType.CONTACT, "i1", "k1", Map.of());

    private static String list(int page, int pages, String records) {
        return "{\"data\":[" + records + "],\"pagination\":{\"current_page\":" + page + ",\"total_pages\":" + pages
                + "}}";
    }

    private List<String> asked() {
        return server.requests().stream().map(Object::toString).toList();
    }

    private String body(int request) {
        return server.requests().get(request).body();
    }

    @Test
    void tellsTheIdsOfActiveSalesRepsByEmailAddressPageByPage() {
        server.then(
                Response.json(200, list(1, 2, "{\"id\":\"i1\",\"email\":\"ada@x.de\",\"status\":\"active\"}")),
                Response.json(
                        200,
                        list(
                                2,
                                2,
                                "{\"id\":\"i2\",\"email\":\" ben@x.de \"},{\"id\":\"i3\",\"email\":\"ben@x.de\"},"
                                        + "{\"id\":\"i4\",\"email\":null},"
                                        + "{\"id\":\"i5\",\"email\":\"old@x.de\",\"status\":\"inactive\"}")));

        assertThat(target.idsByName(ReferenceKind.SALES_REP))
                .isEqualTo(Map.of("ada@x.de", Set.of("i1"), "ben@x.de", Set.of("i2", "i3")));
        assertThat(asked())
                .containsExactly(
                        "GET /v1/sales-reps?status=active&page_size=100&page=1",
                        "GET /v1/sales-reps?status=active&page_size=100&page=2");
    }

    @Test
    void tellsTheIdsOfActivePriceListsByNameAndReferenceId() {
        server.then(Response.json(
                200,
                list(
                        1,
                        1,
                        "{\"id\":\"p1\",\"name\":\"Standard\",\"reference_id\":\"PRC-1\"},"
                                + "{\"id\":\"p2\",\"name\":\"PRC-1\",\"reference_id\":\"\"}")));

        assertThat(target.idsByName(ReferenceKind.PRICE_LIST))
                .isEqualTo(Map.of("Standard", Set.of("p1"), "PRC-1", Set.of("p1", "p2")));
        assertThat(asked()).containsExactly("GET /v1/price-lists?status=active&page_size=100&page=1");
    }

    @Test
    void looks_customers_up_among_the_active_and_the_inactive_and_reads_each_whole() {
        server.then(
                Response.json(200, list(1, 2, "{\"id\":\"i1\",\"reference_id\":\"C-1\"}")),
                Response.json(200, list(2, 2, "{\"id\":\"i2\",\"reference_id\":\"C 2/ä\"}")),
                Response.json(200, list(1, 1, "{\"id\":\"i3\",\"reference_id\":\"C-1\",\"status\":\"inactive\"}")),
                Response.json(
                        200,
                        "{\"data\":{\"id\":\"i1\",\"reference_id\":\"C-1\",\"name\":\"Acme\",\"status\":\"active\"}}"),
                Response.json(200, "{\"data\":{\"id\":\"i2\",\"reference_id\":\"C 2/ä\",\"name\":\"Bolt\"}}"),
                Response.json(
                        200,
                        "{\"data\":{\"id\":\"i3\",\"reference_id\":\"C-1\",\"name\":\"Old\",\"status\":\"inactive\"}}"));

        Map<RecordKey, List<RemoteRecord>> found =
                target.find(null, List.of(customer("C-1"), customer("C 2/ä"), customer("C-3")));

        assertThat(found).containsOnlyKeys(RecordKey.customer("C-1"), RecordKey.customer("C 2/ä"));
        assertThat(found.get(RecordKey.customer("C-1")))
                .containsExactly(
                        new RemoteRecord("i1", payload("C-1", "Acme"), Map.of(), true),
                        new RemoteRecord("i3", payload("C-1", "Old"), Map.of(), false));
        assertThat(asked())
                .containsExactly(
                        "GET /v1/customers?reference_ids=C-1,C%202%2F%C3%A4,C-3&status=active&page_size=100&page=1",
                        "GET /v1/customers?reference_ids=C-1,C%202%2F%C3%A4,C-3&status=active&page_size=100&page=2",
                        "GET /v1/customers?reference_ids=C-1,C%202%2F%C3%A4,C-3&status=inactive&page_size=100&page=1",
                        "GET /v1/customers/i1",
                        "GET /v1/customers/i2",
                        "GET /v1/customers/i3");
    }

    private static Payload payload(String referenceId, String companyName) {
        return Payload.of(Map.of("reference_id", referenceId, "company_name", companyName));
    }

    @Test
    void asks_in_several_calls_when_one_url_would_be_too_long() {
        server.otherwise(request -> Response.json(200, NO_MORE));

        target.find(
                null,
                IntStream.range(0, 100)
                        .mapToObj(i -> customer("ü".repeat(20) + i))
                        .toList());

        assertThat(asked()).hasSizeGreaterThan(2).allSatisfy(request -> assertThat(request.length())
                .isLessThan(4096));
    }

    @Test
    void a_customer_that_was_not_asked_for_stops_the_run() {
        server.then(Response.json(200, list(1, 1, "{\"id\":\"i9\",\"reference_id\":\"C-9\"}")));
        server.otherwise(request -> Response.json(200, NO_MORE));

        SyncException stop =
                catchThrowableOfType(SyncException.class, () -> target.find(null, List.of(customer("C-1"))));

        assertThat(stop.code()).isEqualTo(ErrorCode.FILTER_IGNORED);
        assertThat(stop)
                .hasMessage("GET /customers with reference_ids returned customer i9 with reference_id \"C-9\","
                        + " which was not asked for");
    }

    @Test
    void a_list_that_never_comes_to_its_end_is_not_read_forever() {
        server.otherwise(request -> Response.json(200, list(1, 5, "{\"id\":\"i1\",\"reference_id\":\"C-1\"}")));

        CallFailedException failure =
                catchThrowableOfType(CallFailedException.class, () -> target.find(null, List.of(customer("C-1"))));

        assertThat(failure.code()).isEqualTo(ErrorCode.ANSWER_UNREADABLE);
        assertThat(failure)
                .hasMessage(
                        "GET /customers?reference_ids=C-1&status=active&page_size=100&page=2: the answer holds page 1");
    }

    @Test
    void an_answer_that_is_no_list_is_not_taken_for_an_empty_one() {
        server.then(Response.json(200, "{\"message\":\"hello\"}"));

        CallFailedException failure =
                catchThrowableOfType(CallFailedException.class, () -> target.find(null, List.of(customer("C-1"))));

        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure)
                .hasMessage(
                        "GET /customers?reference_ids=C-1&status=active&page_size=100&page=1: the answer holds no list \"data\"");
    }

    @Test
    void contacts_are_found_by_reference_id_in_their_customers_list() {
        String ann = "{\"id\":\"k1\",\"reference_id\":\"P-1\",\"first_name\":\"Ann\"}";
        server.then(
                Response.json(200, list(1, 1, ann + ",{\"id\":\"k2\",\"reference_id\":\"P-2\"},{\"id\":\"k3\"}")),
                Response.json(200, NO_MORE),
                Response.json(200, "{\"data\":" + ann + "}"));

        Map<RecordKey, List<RemoteRecord>> found = target.find("i1", List.of(contact("P-1"), contact("P-7")));

        assertThat(found)
                .isEqualTo(Map.of(
                        RecordKey.contact("C-1", "P-1"),
                        List.of(new RemoteRecord(
                                "k1",
                                Payload.of(Map.of("reference_id", "P-1", "first_name", "Ann")),
                                Map.of(),
                                true))));
        assertThat(asked())
                .containsExactly(
                        "GET /v1/customers/i1/contacts?status=active&page_size=100&page=1",
                        "GET /v1/customers/i1/contacts?status=inactive&page_size=100&page=1",
                        "GET /v1/customers/i1/contacts/k1");
    }

    @Test
    void a_contact_that_cannot_be_read_alone_is_still_there() {
        server.then(
                Response.json(200, list(1, 1, "{\"id\":\"k1\",\"reference_id\":\"P-1\"}")),
                Response.json(200, NO_MORE),
                Response.empty(404));

        assertThat(target.find("i1", List.of(contact("P-1")))).containsOnlyKeys(RecordKey.contact("C-1", "P-1"));
    }

    @Test
    void creates_without_cleared_fields_and_empty_lists() {
        server.then(Response.json(
                201, "{\"data\":{\"id\":\"i1\",\"addresses\":[{\"id\":\"a1\",\"reference_id\":\"C-1-billing\"}]}}"));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("reference_id", "C-1");
        values.put("phone", null);
        values.put("assigned_sales_rep_ids", List.of());
        EntityRecord record = new EntityRecord(
                RecordKey.customer("C-1"),
                Payload.of(values).with("addresses", List.of(Map.of("reference_id", "C-1-billing", "city", "Bonn"))));

        Receipt receipt = target.create(null, new Decision.Create(record, null, null).record());

        assertThat(receipt.remoteId()).isEqualTo("i1");
        assertThat(receipt.parts()).isEqualTo(Map.of("addresses/C-1-billing", "a1"));
        assertThat(asked()).containsExactly("POST /v1/customers");
        assertThat(body(0))
                .isIn(
                        "{\"reference_id\":\"C-1\",\"addresses\":[{\"reference_id\":\"C-1-billing\",\"city\":\"Bonn\"}]}",
                        "{\"reference_id\":\"C-1\",\"addresses\":[{\"city\":\"Bonn\",\"reference_id\":\"C-1-billing\"}]}");
    }

    @Test
    void a_create_without_an_id_in_the_answer_is_done_and_not_known() {
        server.then(Response.json(201, "{\"data\":{}}"));

        CallFailedException failure =
                catchThrowableOfType(CallFailedException.class, () -> target.create("i1", contact("P-1")));

        assertThat(failure.effect()).isEqualTo(Effect.DONE);
        assertThat(failure)
                .hasMessage(
                        "POST /customers/i1/contacts answered 201, but holds no \"data.id\": the record was created,"
                                + " under an id that is not known");
    }

    @Test
    void a_plain_change_is_sent_alone() {
        server.then(Response.json(201, "{\"data\":{\"id\":\"i1\"}}"));

        Receipt receipt = target.update(
                RemoteLocation.ofCustomer("i1"), Payload.of(Map.of("phone", "+4930123456")), Payload.EMPTY);

        assertThat(receipt.exchange().attempts()).isEqualTo(1);
        assertThat(asked()).containsExactly("PATCH /v1/customers/i1");
        assertThat(body(0)).isEqualTo("{\"phone\":\"+4930123456\"}");
    }

    @Test
    void a_change_of_a_list_is_merged_into_the_list_that_is_there() {
        server.then(Response.json(200, """
                        {"data":{"id":"i1","name":"Acme","addresses":[
                          {"id":"a1","customer_id":"i1","reference_id":"B","city":"Rome","country":"ITA","zip_code":"00100",
                           "is_default":false,"status":"active","created_at":"x","attributes":[{"id":"t1","name":"Dock","value":"4"}]},
                          {"id":"a2","city":"Oslo","country":"NOR","is_default":true},
                          {"id":"a3","city":"Bern"}]}}"""), Response.json(201, "{\"data\":{\"id\":\"i1\"}}"));
        Payload changed = Payload.of(Map.of(
                "addresses",
                List.of(
                        Map.of("reference_id", "B", "city", "Milan"),
                        Payload.of(Map.of("reference_id", "S")).with("city", "Pisa"))));

        Receipt receipt = target.update(RemoteLocation.ofCustomer("i1"), changed, Payload.EMPTY);

        assertThat(receipt.exchange().attempts()).isEqualTo(2);
        assertThat(asked()).containsExactly("GET /v1/customers/i1", "PATCH /v1/customers/i1");
        assertThat(body(1))
                .isEqualTo("{\"addresses\":["
                        + "{\"reference_id\":\"B\",\"city\":\"Milan\",\"country\":\"IT\",\"zip_code\":\"00100\","
                        + "\"attributes\":[{\"name\":\"Dock\",\"value\":\"4\"}],\"id\":\"a1\"},"
                        + "{\"city\":\"Oslo\",\"country\":\"NO\",\"is_default\":true,\"id\":\"a2\"},"
                        + "{\"city\":\"Bern\",\"id\":\"a3\"},"
                        + "{\"reference_id\":\"S\",\"city\":\"Pisa\"}]}");
    }

    @Test
    void nothing_is_merged_with_an_answer_that_is_not_the_record() {
        server.then(Response.json(200, "{\"data\":{}}"));
        Payload changed = Payload.of(Map.of("attributes", List.of(Map.of("name", "Tier", "value", "A"))));

        CallFailedException failure = catchThrowableOfType(
                CallFailedException.class,
                () -> target.update(RemoteLocation.ofCustomer("i1"), changed, Payload.EMPTY));

        assertThat(failure)
                .hasMessage("GET /customers/i1 answered 200, but its \"data.id\" is not the id that was asked for");
        assertThat(asked()).containsExactly("GET /v1/customers/i1");
    }

    @Test
    void a_contact_is_put_whole_over_what_is_there() {
        server.then(
                Response.json(
                        200,
                        "{\"data\":{\"id\":\"k1\",\"reference_id\":\"P-1\",\"first_name\":\"Ann\",\"designation\":\"CFO\","
                                + "\"is_default\":false,\"status\":\"active\",\"nickname\":\"An\",\"attributes\":[{\"id\":\"t\",\"name\":\"Fax\",\"value\":\"9\"}]}}"),
                Response.json(200, "{\"data\":{\"id\":\"k1\"}}"));
        Payload changed = Payload.of(Map.of("designation", "CEO"));
        Payload whole =
                Payload.of(Map.of("reference_id", "P-1", "designation", "CEO")).with("is_default", true);

        Receipt receipt = target.update(K1, changed, whole);

        assertThat(receipt.exchange().attempts()).isEqualTo(2);
        assertThat(asked()).containsExactly("GET /v1/customers/i1/contacts/k1", "PUT /v1/customers/i1/contacts/k1");
        assertThat(body(1))
                .isEqualTo(
                        "{\"reference_id\":\"P-1\",\"first_name\":\"Ann\",\"designation\":\"CEO\",\"nickname\":\"An\","
                                + "\"attributes\":[{\"name\":\"Fax\",\"value\":\"9\"}],\"is_default\":true}");
    }

    @Test
    void a_contact_is_patched_when_the_settings_say_so() {
        server.then(Response.json(200, "{\"data\":{\"id\":\"k1\"}}"));

        target(ContactUpdate.PATCH).update(K1, Payload.of(Map.of("designation", "CEO")), Payload.EMPTY);

        assertThat(asked()).containsExactly("PATCH /v1/customers/i1/contacts/k1");
        assertThat(body(0)).isEqualTo("{\"designation\":\"CEO\"}");
    }

    @Test
    void a_record_that_is_gone_is_not_there_and_one_that_cannot_be_read_is_no_absence() {
        server.then(Response.empty(404), Response.empty(400));

        assertThat(target.get(RemoteLocation.ofCustomer("i1"))).isEmpty();
        assertThat(catchThrowableOfType(CallFailedException.class, () -> target.get(RemoteLocation.ofCustomer("i1")))
                        .code())
                .isEqualTo(ErrorCode.REFUSED);
    }

    @Test
    void a_comma_in_a_customers_key_is_a_problem_and_in_a_contacts_key_it_is_not() {
        assertThat(target.check(customer("A,1")))
                .containsExactly(new Problem(
                        ErrorCode.REFERENCE_ID_COMMA, "reference_id", "expected a key without a comma, found \"A,1\""));
        assertThat(target.check(customer("A-1"))).isEmpty();
        assertThat(target.check(contact("P,1"))).isEmpty();
    }

    @Test
    void a_record_is_deleted_where_it_is() {
        server.then(Response.json(204, ""));

        target.delete(K1);

        assertThat(asked()).containsExactly("DELETE /v1/customers/i1/contacts/k1");
    }

    @Test
    void what_is_gone_already_counts_as_deleted() {
        server.then(Response.json(404, "{\"code\":\"NOT_FOUND\",\"message\":\"no such contact\"}"));

        assertThat(target.delete(K1).status()).isEqualTo(404);
    }

    @Test
    void all_customers_are_listed_by_creation_and_completed_only_where_the_list_leaves_something_out() {
        server.then(
                Response.json(200, list(1, 1, """
                                {"id":"i1","reference_id":"C-1","addresses":[],"attributes":[],
                                 "contacts":[{"id":"k1","reference_id":"P-1"}]},{"id":"i2","reference_id":"C-2"}""")),
                Response.json(
                        200,
                        "{\"data\":{\"id\":\"i2\",\"reference_id\":\"C-2\",\"contacts\":[{\"id\":\"k2\",\"reference_id\":\"P-2\"}]}}"),
                Response.json(200, list(1, 1, "")));
        List<RemoteCustomer> listed = new ArrayList<>();

        target.list(true, listed::add);

        assertThat(asked())
                .containsExactly(
                        "GET /v1/customers?status=active&sort_by=created_at&sort=asc&page_size=100&page=1",
                        "GET /v1/customers/i2",
                        "GET /v1/customers?status=inactive&sort_by=created_at&sort=asc&page_size=100&page=1");
        assertThat(listed)
                .extracting(one ->
                        one.customer().remoteId() + " " + one.contacts().get(0).remoteId())
                .containsExactly("i1 k1", "i2 k2");
    }
}
