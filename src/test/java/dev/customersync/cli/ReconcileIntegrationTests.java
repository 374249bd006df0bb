package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What {@code reconcile} finds, and that it leaves everything as it is. */
class ReconcileIntegrationTests {
    private static final String CUSTOMERS =
            "reference_id,company_name,display_name,email,phone,billing_address_line_1,billing_city,billing_country,attribute:Tier";
    private static final String CONTACTS = "customer_reference_id,reference_id,first_name,email,is_default";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void whatWasSynchronisedIsInSyncHoweverTheApiEchoesIt() throws Exception {
        Path customers = customers("C-1,Müller,One,,,1 Main St,Köln,DE,A", "C-2,Two,Two,#N/A,,,,,");
        Path contacts = contacts("C-1,P-1,Ann,ann@example.com,true");
        workplace.sync(customers, contacts);
        List<Map<String, Object>> states = states();
        workplace.forgetRequests();

        Ended ended = reconcile("--customers", customers.toString(), "--contacts", contacts.toString());

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("""
                                       customers    contacts
                in sync                        2           1
                """);
        assertThat(findings(ended)).isEqualTo(Map.of("C-1", "IN_SYNC", "C-2", "IN_SYNC", "C-1/P-1", "IN_SYNC"));
        assertThat(finding(ended, "C-1"))
                .containsEntry("source", "customers.csv line 2")
                .containsEntry("feed", "default")
                .containsEntry("active", "true")
                .containsEntry("message", "")
                .containsEntry("remote_id", remoteId("C-1"));
        assertThat(differences(ended)).isEmpty();
        assertThat(workplace.writes()).isZero();
        assertThat(states()).isEqualTo(states);
        assertThat(ended.summary()
                        .path("entities")
                        .path("customers")
                        .path("in_sync")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void eachWayToDifferIsFoundByItsNameWithTheFieldsThatDiffer() throws Exception {
        workplace.sync(
                customers(
                        "C-1,One,One,,,1 Main St,Bonn,DE,A",
                        "C-2,Two,Two,,,,,,",
                        "C-3,Three,Three,,+4930123456,1 Main St,Bonn,DE,A",
                        "C-4,Four,Four,,,,,,",
                        "C-5,Five,Five,,,,,,",
                        "C-6,Six,Six,,,,,,",
                        "C-7,Seven,Seven,,,,,,",
                        "C-8,Eight,Eight,,,,,,"),
                contacts(
                        "C-1,P-1,Ann,ann@example.com,",
                        "C-1,P-2,Bob,bob@example.com,",
                        "C-5,P-5,Eve,eve@example.com,"));
        String one = remoteId("C-1");
        patch(
                "C-3",
                "{\"phone\":\"+4930999999\",\"attributes\":[{\"name\":\"Colour\",\"value\":\"red\"}],\"addresses\":["
                        + "{\"reference_id\":\"C-3-billing\",\"type\":\"billing\",\"address_line_1\":\"1 Main St\",\"city\":\"Ulm\","
                        + "\"country\":\"DE\"},{\"reference_id\":\"X\",\"type\":\"shipping\",\"address_line_1\":\"1\",\"city\":\"Rom\"}]}");
        patch("C-4", "{\"display_name\":\"Edited\",\"status\":\"inactive\"}");
        String gone = remoteId("C-5");
        delete("C-5");
        String twin = workplace.api().createCustomer("C-6");
        String replaced = remoteId("C-7");
        delete("C-7");
        String replacement = workplace.api().createCustomer("C-7");
        announceAnew("C-8");
        String stranger = workplace.api().createCustomer("X-1");
        workplace
                .api()
                .post(
                        "/v1/customers/" + stranger + "/contacts",
                        SandboxClient.contact("PX").toString());
        workplace.api().createCustomer("X-2");
        workplace.api().delete("/v1/customers/" + one + "/contacts/" + contactId("P-2"));
        workplace
                .api()
                .post(
                        "/v1/customers/" + one + "/contacts",
                        SandboxClient.contact("P-9").toString());
        List<Map<String, Object>> states = states();
        workplace.forgetRequests();

        Ended ended = reconcile(
                "--customers",
                customers(
                                "C-1,One,One,,,1 Main St,Bonn,DE,A",
                                "C-2,Changed,Two,two@example.com,,,,,",
                                "C-3,Three,Three,,+4930123456,1 Main St,Bonn,DE,A",
                                "C-4,Four,Changed,,,,,,",
                                "C-6,Six,Six,,,,,,",
                                "X-2,Acme,Other,,,,,,",
                                "N-1,New,New,,,,,,",
                                "N-2,New,,,,,,,",
                                "N-1,Again,New,,,,,,")
                        .toString());

        assertThat(ended.exit()).as(ended.toString()).isEqualTo(4);
        assertThat(workplace.writes()).isZero();
        assertThat(states()).isEqualTo(states);
        Map<String, String> expected = new TreeMap<>(Map.of(
                "C-1", "IN_SYNC",
                "C-2", "SOURCE_AHEAD",
                "C-3", "EDITED_REMOTELY",
                "C-4", "CONFLICT",
                "C-5", "MISSING_REMOTELY",
                "C-6", "DUPLICATE_REMOTELY,IN_SYNC",
                "C-7", "MISSING_REMOTELY",
                "C-8", "IN_FLIGHT",
                "X-1", "REMOTE_ONLY",
                "X-2", "REMOTE_ONLY"));
        expected.putAll(Map.of(
                "N-1", "NOT_SYNCED,SOURCE_INVALID",
                "N-2", "SOURCE_INVALID",
                "C-1/P-1", "IN_SYNC",
                "C-1/P-2", "MISSING_REMOTELY",
                "C-1/P-9", "REMOTE_ONLY",
                "C-5/P-5", "MISSING_REMOTELY",
                "X-1/PX", "REMOTE_ONLY"));
        assertThat(findings(ended)).isEqualTo(expected);
        assertThat(finding(ended, "C-2")).containsEntry("changed_fields", "company_name;email");
        assertThat(finding(ended, "C-3"))
                .containsEntry("edited_fields", "phone;addresses[C-3-billing].city;attributes[Tier]")
                .containsEntry("changed_fields", "")
                .containsEntry("message", "also held there, and left alone: addresses[X], attributes[Colour]");
        assertThat(finding(ended, "C-4"))
                .containsEntry("edited_fields", "display_name")
                .containsEntry("changed_fields", "display_name")
                .containsEntry("active", "false")
                .containsEntry("message", "inactive at the target");
        assertThat(finding(ended, "C-5")).containsEntry("message", "gone at the target, where it was " + gone);
        assertThat(finding(ended, "C-7"))
                .containsEntry(
                        "message",
                        "gone at the target, where it was " + replaced + "; its reference_id is there as " + replacement
                                + ", which was never synchronised");
        assertThat(rows(ended, "findings.csv"))
                .filteredOn(row -> "DUPLICATE_REMOTELY".equals(row.get("finding")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("remote_id", twin)
                        .containsEntry(
                                "message",
                                "the target holds this reference_id 2 times: "
                                        + String.join(
                                                ", ",
                                                Stream.of(twin, remoteIdOf("C-6"))
                                                        .sorted()
                                                        .toList())));
        assertThat(finding(ended, "C-8").get("message"))
                .startsWith("its create was announced and got no answer; its reference_id is at the target as ")
                .endsWith("; the next run settles it");
        assertThat(finding(ended, "X-2"))
                .containsEntry("message", "the source has it too: the next sync adopts it")
                .containsEntry("changed_fields", "display_name");
        assertThat(finding(ended, "N-2"))
                .containsEntry("source", "customers.csv line 9")
                .containsEntry("message", "CS402 display_name: expected a value, found a blank cell");
        assertThat(differences(ended))
                .contains(
                        "C-2|company_name|Two|Two|Changed",
                        "C-2|email|||two@example.com",
                        "C-3|phone|'+4930999999|'+4930123456|",
                        "C-3|addresses[C-3-billing].city|Ulm|Bonn|",
                        "C-3|attributes[Tier]||{\"name\":\"Tier\",\"value\":\"A\"}|",
                        "C-4|display_name|Edited|Four|Changed",
                        "X-2|display_name|Acme Inc.||Other");
        assertThat(ended.out()).contains("Synchronised before, not in the files given: 3 customers\n");
        assertThat(Files.readAllLines(ended.folder().resolve("findings.jsonl")))
                .hasSameSizeAs(rows(ended, "findings.csv"))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"reference_id\":\"C-4\"", "\"finding\":\"CONFLICT\"")
                        .contains("{\"field\":\"display_name\",\"edited\":true,\"changed\":true,"
                                + "\"at_target\":\"Edited\",\"last_sent\":\"Four\",\"in_source\":\"Changed\"}"));
    }

    @Test
    void aCustomerThatTheListDidNotShowIsLookedUpBeforeItIsCalledMissing() throws Exception {
        workplace.sync(customers("C-1,One,One,,,,,,"), contacts("C-1,P-1,Ann,ann@example.com,"));
        workplace.misbehave("stale-list:ms=600000,times=2");

        Ended ended = reconcile();

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(findings(ended)).isEqualTo(Map.of("C-1", "IN_SYNC", "C-1/P-1", "IN_SYNC"));
    }

    @Test
    void addressRowsAndOtherFeedsAreComparedAsASyncReadsThem() throws Exception {
        Path customers = customers("C-1,One,One,,,,,,");
        Path addresses = workplace.file(
                "addresses.csv",
                "customer_reference_id,reference_id,type,address_line_1,city",
                "C-1,A-1,shipping,1 Main St,Bonn");
        workplace.sync("--customers", customers.toString(), "--addresses", addresses.toString());
        workplace.set("sync.feed", "other");
        workplace.syncCustomers(
                workplace.file("other.csv", "reference_id,company_name,display_name", "O-1,Other,Other"));

        Ended same = reconcile("--customers", customers.toString(), "--addresses", addresses.toString());

        assertThat(same.exit()).as(same.toString()).isEqualTo(0);
        assertThat(findings(same)).isEqualTo(Map.of("C-1", "IN_SYNC", "O-1", "IN_SYNC"));
        assertThat(finding(same, "C-1")).containsEntry("feed", "default");
        assertThat(finding(same, "O-1")).containsEntry("feed", "other");

        Ended moved = reconcile(
                "--addresses",
                workplace
                        .file(
                                "addresses.csv",
                                "customer_reference_id,reference_id,type,address_line_1,city",
                                "C-1,A-1,shipping,1 Main St,Ulm")
                        .toString());

        assertThat(moved.exit()).isEqualTo(4);
        assertThat(finding(moved, "C-1"))
                .containsEntry("finding", "SOURCE_AHEAD")
                .containsEntry("changed_fields", "addresses[A-1].city");
    }

    @Test
    void whatIsAcceptedIsNoReasonForExitCodeFourAndContactsMayBeLeftOut() throws Exception {
        String customer = workplace.api().createCustomer("X-1");
        workplace
                .api()
                .post(
                        "/v1/customers/" + customer + "/contacts",
                        SandboxClient.contact("PX").toString());

        assertThat(reconcile().exit()).isEqualTo(4);
        Ended accepted = reconcile("--accept", "remote_only", "--without-contacts");

        assertThat(accepted.exit()).as(accepted.toString()).isZero();
        assertThat(findings(accepted)).isEqualTo(Map.of("X-1", "REMOTE_ONLY"));
        Ended wrong = reconcile("--without-contacts", "--contacts", "contacts.csv");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("error: --contacts and --without-contacts exclude each other");
    }

    @Test
    void whenTheTargetFailsNothingIsLeftBehind() throws Exception {
        workplace.api().createCustomer("X-1");
        workplace.set("sync.push.attempts", "2");
        workplace.misbehave("error-before-commit:status=500,call=get");

        Ended failed = reconcile();

        assertThat(failed.exit()).as(failed.toString()).isEqualTo(6);
        assertThat(failed.err())
                .contains("error CS501: GET " + workplace.baseUrl() + "/v1/customers/")
                .contains("  Server error. Nothing was changed; run the same command again: it begins anew.\n");
        workplace.misbehave();
        workplace.set("wizcommerce.api-key", "wrong");
        Ended denied = reconcile();
        assertThat(denied.exit()).isEqualTo(3);
        assertThat(denied.err()).contains("error CS108: GET ");
        try (Stream<Path> left = Files.list(workplace.directory().resolve("reports"))) {
            assertThat(left).isEmpty();
        }
    }

    private Ended reconcile(String... args) {
        String[] command = {
            "reconcile",
            "--report-dir",
            workplace.directory().resolve("reports").toString()
        };
        return workplace.run(Stream.concat(Stream.of(command), Stream.of(args)).toArray(String[]::new));
    }

    private Path customers(String... rows) {
        return workplace.file(
                "customers.csv",
                Stream.concat(Stream.of(CUSTOMERS), Stream.of(rows)).toArray(String[]::new));
    }

    private Path contacts(String... rows) {
        return workplace.file(
                "contacts.csv",
                Stream.concat(Stream.of(CONTACTS), Stream.of(rows)).toArray(String[]::new));
    }

    private void patch(String referenceId, String body) throws Exception {
        assertThat(workplace
                        .api()
                        .patch("/v1/customers/" + remoteId(referenceId), body)
                        .statusCode())
                .isEqualTo(201);
    }

    private void delete(String referenceId) throws Exception {
        workplace.api().delete("/v1/customers/" + remoteId(referenceId));
    }

    private String remoteId(String referenceId) throws Exception {
        return workplace.heldCustomer(referenceId).path("id").asString();
    }

    /** As the sync state knows it. */
    private String remoteIdOf(String referenceId) {
        return database.jdbc()
                .sql("select remote_id from sync_state where target = ? and reference_id = ?")
                .param(workplace.targetName())
                .param(referenceId)
                .query(String.class)
                .single();
    }

    private String contactId(String referenceId) throws Exception {
        JsonNode contact = Objects.requireNonNull(workplace.held("contacts").get(referenceId), referenceId);
        return contact.path("id").asString();
    }

    private void announceAnew(String referenceId) {
        database.jdbc()
                .sql(
                        "update sync_state set status = 'IN_FLIGHT', remote_id = null where target = ? and reference_id = ?")
                .param(workplace.targetName())
                .param(referenceId)
                .update();
    }

    private List<Map<String, Object>> states() {
        return database
                .jdbc()
                .sql("select * from sync_state where target = ? order by entity, customer_reference_id, reference_id")
                .param(workplace.targetName())
                .query()
                .listOfRows()
                .stream()
                .map(row -> {
                    Map<String, Object> comparable = new TreeMap<>(row);
                    comparable.replaceAll((column, value) -> String.valueOf(value instanceof byte[] ? "bytes" : value));
                    return comparable;
                })
                .toList();
    }

    private static Map<String, String> findings(Ended ended) {
        Map<String, String> findings = new TreeMap<>();
        rows(ended, "findings.csv")
                .forEach(row ->
                        findings.merge(key(row), row.getOrDefault("finding", ""), (one, other) -> Stream.of(one, other)
                                .sorted()
                                .reduce((first, second) -> first + "," + second)
                                .orElseThrow()));
        return findings;
    }

    private static String key(Map<String, String> row) {
        String customer = row.getOrDefault("customer_reference_id", "");
        return (customer.isEmpty() ? "" : customer + "/") + row.get("reference_id");
    }

    private static Map<String, String> finding(Ended ended, String key) {
        return rows(ended, "findings.csv").stream()
                .filter(row -> key(row).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> differences(Ended ended) {
        return rows(ended, "differences.csv").stream()
                .map(row -> key(row) + "|" + row.get("field") + "|" + row.get("at_target") + "|" + row.get("last_sent")
                        + "|" + row.get("in_source"))
                .toList();
    }

    private static List<Map<String, String>> rows(Ended ended, String file) {
        try {
            return Ended.csv(Files.readString(ended.folder().resolve(file)), ',');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
