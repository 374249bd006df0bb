package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.sandbox.SandboxClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that full inputs have no more. */
class MissingIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name";
    private static final String CONTACTS = "customer_reference_id,reference_id,first_name,email";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @BeforeEach
    void letALargeShareGo() {
        workplace.set("sync.missing.limit.percent", "60");
    }

    @Test
    void contactsThatAreGoneAreDeletedThoseWithAnyRowStayAndOneThatReappearsIsCreated() throws Exception {
        Path customers = customers("C-1", "C-2");
        workplace.sync(customers, contacts("P-1", "P-2", "P-3", "P-4"));
        String adopted = adopt("P-0");
        Path fewer = contacts("P-0", "P-1", "P-2,Ann,not an address", "P-1");

        Ended ignored = workplace.syncContacts(fewer);
        Ended ended = workplace.syncContacts(contacts("P-1", "P-2,Ann,not an address", "P-1"), "--missing", "delete");

        assertThat(ignored.outcomes())
                .extracting(row -> row.get("status"))
                .containsExactly("UPDATED", "UNCHANGED", "INVALID", "DUPLICATE");
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(4);
        assertThat(ended.count("contacts", "read")).isEqualTo(3);
        assertThat(ended.count("contacts", "deleted")).isEqualTo(2);
        assertThat(ended.outcome("P-4"))
                .containsEntry("action", "DELETE")
                .containsEntry("status", "DELETED")
                .containsEntry("source", "(missing)")
                .containsEntry("line", "2")
                .containsEntry("http_status", "204");
        assertThat(ended.out()).contains("  deleted  ").containsPattern("contacts +3 +1 +2 +1 +1\n");
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-0", "P-1", "P-2");
        assertThat(workplace.held("customers")).containsOnlyKeys("C-1", "C-2");

        Ended again = workplace.syncContacts(
                contacts("P-1", "P-2", "P-3", "P-4"), "--missing", "delete", "--missing-includes-adopted");

        assertThat(again.statuses())
                .containsEntry("P-1", "UNCHANGED")
                .containsEntry("P-4", "CREATED")
                .containsEntry("P-0", "DELETED");
        assertThat(again.outcome("P-0")).containsEntry("remote_id", adopted);
        workplace.checkNoDuplicates();
    }

    private String adopt(String contact) throws Exception {
        String customer = workplace.heldCustomer("C-1").path("id").asString();
        String body =
                SandboxClient.contact(contact).put("email", "x@example.com").toString();
        return SandboxClient.data(workplace.api().post("/v1/customers/" + customer + "/contacts", body))
                .path("id")
                .asString();
    }

    @Test
    void customersGoOnlyWhenThatIsAllowedAndNothingOfThemIsLeftAndTakeTheirContactsAlong() throws Exception {
        workplace.sync(customers("C-1", "C-2", "C-3", "C-4"), contacts("P-1", "P-2"));
        workplace.set("sync.feed", "other");
        workplace.sync("--customers", customers("O-1").toString(), "--contacts", contactsOf("C-3", "P-9"));
        workplace.set("sync.feed", "default");

        Ended kept = workplace.syncCustomers(customers("C-1", "C-4"), "--missing", "delete");
        workplace.set("sync.missing.delete-customers", "true");
        workplace.forgetRequests();
        Ended ended = workplace.sync(
                "--customers", customers("C-4").toString(),
                "--contacts", contactsOf("C-1", "P-1"),
                "--missing", "delete");

        assertThat(kept.exit()).as(kept.toString()).isZero();
        assertThat(kept.count("customers", "deleted")).isZero();
        // C-1 still has a contact in the source, C-3 one of another feed.
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.statuses())
                .containsOnly(
                        Map.entry("C-4", "UNCHANGED"),
                        Map.entry("P-1", "UNCHANGED"),
                        Map.entry("P-2", "DELETED"),
                        Map.entry("C-2", "DELETED"));
        assertThat(workplace.held("customers")).containsOnlyKeys("C-1", "C-3", "C-4", "O-1");
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-1", "P-9");
        assertThat(workplace.requests()).containsEntry("DELETE 204", 2);
        assertThat(states()).containsExactlyInAnyOrder("C-1", "C-3", "C-4", "O-1", "P-1", "P-9");
    }

    @Test
    void tooManyMissingRecordsStopTheRunBeforeAnyIsDeletedAndTheNextRunIsFree() throws Exception {
        workplace.set("sync.missing.limit.percent", "5");
        workplace.set("sync.missing.limit.records", "12");
        String[] names = IntStream.rangeClosed(1, 400)
                .mapToObj(i -> "P-%03d".formatted(i))
                .toArray(String[]::new);
        workplace.sync(customers("C-1"), contacts(names));
        workplace.forgetRequests();

        Ended many = workplace.syncContacts(
                contacts(Stream.of(names).skip(13).toArray(String[]::new)), "--missing", "delete");

        assertThat(many.exit()).isEqualTo(5);
        Path list = many.folder().resolve("missing.csv");
        assertThat(many.out())
                .contains(
                        "13 of 400 contacts would be deleted, since the source has them no more, expected at most 12 or 5 %"
                                + " (sync.missing.limit): contact P-001 of customer C-1, ")
                .contains(
                        "contact P-010 of customer C-1 and 3 more; all are listed in " + list + "; nothing was deleted")
                .contains("was stopped by a safety guard");
        assertThat(Files.readAllLines(list))
                .hasSize(14)
                .startsWith("entity,customer_reference_id,reference_id,remote_id")
                .element(1)
                .asString()
                .matches("contact,C-1,P-001,[0-9a-f-]{36}");
        assertThat(workplace.requests().keySet()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(many.summary().path("status").asString()).isEqualTo("COMPLETED");

        // The share alone is too much as well, and other inputs are not kept out by the run that was stopped.
        workplace.set("sync.missing.limit.records", "1000");
        Ended share = workplace.syncContacts(
                contacts(Stream.of(names).skip(21).toArray(String[]::new)), "--missing", "delete");
        Ended few = workplace.syncContacts(
                contacts(Stream.of(names).skip(12).toArray(String[]::new)), "--missing", "delete");

        assertThat(share.exit()).isEqualTo(5);
        assertThat(share.out()).contains("21 of 400 contacts would be deleted");
        assertThat(few.exit()).as(few.toString()).isZero();
        assertThat(few.count("contacts", "deleted")).isEqualTo(12);
    }

    @Test
    void nothingIsDeletedWhenTheSourceMayNotBeWhole() throws Exception {
        workplace.sync(customers("C-1"), contacts("P-1", "P-2", "P-3"));
        workplace.forgetRequests();

        Ended empty = workplace.sync(
                "--customers", workplace.file("none.csv", CUSTOMERS).toString(),
                "--contacts", contacts("P-1", "P-2").toString(),
                "--missing", "delete");
        Ended unreadable = workplace.syncContacts(
                workplace.file(
                        "contacts.csv", CONTACTS, "C-1,P-1,P-1,p@example.com", "C-1,,Ann,a@example.com", "C-1,P-2"),
                "--missing",
                "delete");
        Ended fedBack = workplace.syncContacts(unreadable.rejectsFile("contacts"), "--missing", "delete");
        Ended limited = workplace.syncContacts(contacts("P-1"), "--missing", "delete", "--limit", "1");

        assertThat(empty.exit()).isEqualTo(5);
        assertThat(empty.out())
                .contains(
                        "CS123: Missing customers: expected all customers there are in the input, found no row; nothing was"
                                + " deleted. The rows are synchronised; ");
        assertThat(unreadable.exit()).isEqualTo(5);
        assertThat(unreadable.out())
                .contains(
                        "Missing contacts: expected a key in every row, found none that can be read in contacts.csv line 3,"
                                + " contacts.csv line 4, so that a record may seem missing that is not; nothing was deleted");
        assertThat(fedBack.exit()).isEqualTo(4);
        assertThat(limited.exit()).isEqualTo(2);
        assertThat(limited.err()).contains("error: --missing delete needs every row to be read: leave --limit out");
        assertThat(workplace.requests().keySet()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-1", "P-2", "P-3");
    }

    @Test
    void aDeletionThatFailsIsToldAndTriedAgainAndWhatIsGoneAlreadyIsDone() throws Exception {
        workplace.sync(customers("C-1"), contacts("P-1", "P-2", "P-3", "P-4"));
        String gone = Objects.requireNonNull(workplace.held("contacts").get("P-4"))
                .path("id")
                .asString();
        String customer = workplace.heldCustomer("C-1").path("id").asString();
        workplace.api().delete("/v1/customers/" + customer + "/contacts/" + gone);
        Path fewer = contacts("P-1", "P-2");
        workplace.misbehave("error-before-commit:status=422,call=delete,nth=1");

        Ended failed = workplace.syncContacts(fewer, "--missing", "delete");
        workplace.misbehave("cut-after-commit:call=delete,nth=1");
        Ended again = workplace.syncContacts(fewer, "--missing", "delete");

        assertThat(failed.exit()).as(failed.toString()).isEqualTo(4);
        assertThat(failed.count("contacts", "delete_failed")).isEqualTo(1);
        assertThat(failed.count("contacts", "deleted")).isEqualTo(1);
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.count("contacts", "deleted")).isEqualTo(1);
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-1", "P-2");
        assertThat(workplace
                        .run("retry", "--report-dir", workplace.directory().toString())
                        .exit())
                .isZero();
    }

    @Test
    void aRunThatIsStoppedWhileDeletingGoesOnThere() throws Exception {
        String[] names = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "P-%03d".formatted(i))
                .toArray(String[]::new);
        workplace.sync(customers("C-1"), contacts(names));
        workplace.set("sync.concurrency", "1");
        workplace.set("sync.chunk-size", "4");
        Path fewer = contacts(Stream.of(names).skip(9).toArray(String[]::new));
        workplace.misbehave("unauthorized:call=delete,nth=6,times=1000");

        Ended stopped = workplace.syncContacts(fewer, "--missing", "delete");

        assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(6);
        assertThat(stopped.count("contacts", "deleted")).isEqualTo(5);

        workplace.misbehave();
        workplace.forgetRequests();
        Ended ended = workplace.syncContacts(fewer, "--missing", "delete");

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.runId()).isEqualTo(stopped.runId());
        assertThat(ended.count("contacts", "deleted")).isEqualTo(9);
        assertThat(ended.count("contacts", "read")).isEqualTo(11);
        assertThat(workplace.requests()).containsEntry("DELETE 204", 4);
    }

    @Test
    void anOutstandingRowOfARecordThatWasDeletedIsNotTriedAgain() throws Exception {
        workplace.sync(customers("C-1"), contacts("P-1", "P-2"));
        workplace.misbehave("error-before-commit:status=422,call=update");
        Ended failed = workplace.syncContacts(contacts("P-1", "P-2,Changed,changed@example.com"));
        Ended deleted = workplace.syncContacts(contacts("P-1"), "--missing", "delete");
        workplace.misbehave();

        Ended next = workplace.syncContacts(contacts("P-1"));

        assertThat(failed.outcome("P-2")).containsEntry("status", "FAILED");
        assertThat(deleted.outcomes())
                .extracting(row -> row.get("reference_id") + " " + row.get("status"))
                .containsExactlyInAnyOrder("P-1 UNCHANGED", "P-2 FAILED", "P-2 DELETED");
        assertThat(next.statuses()).containsOnly(Map.entry("P-1", "UNCHANGED"));
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-1");
    }

    private Path customers(String... referenceIds) {
        List<String> lines = new ArrayList<>(List.of(CUSTOMERS));
        Stream.of(referenceIds).forEach(id -> lines.add(id + "," + id + "," + id));
        return workplace.file("customers.csv", lines.toArray(String[]::new));
    }

    /** Contacts of C-1; one may be given with its first name and e-mail address. */
    private Path contacts(String... contacts) {
        List<String> lines = new ArrayList<>(List.of(CONTACTS));
        Stream.of(contacts)
                .forEach(contact -> lines.add(
                        "C-1," + (contact.contains(",") ? contact : contact + "," + contact + ",p@example.com")));
        return workplace.file("contacts.csv", lines.toArray(String[]::new));
    }

    private String contactsOf(String customer, String contact) {
        return workplace
                .file("contacts.csv", CONTACTS, customer + "," + contact + "," + contact + ",p@example.com")
                .toString();
    }

    private List<String> states() {
        return database.jdbc()
                .sql("select reference_id from sync_state where target = :target")
                .param("target", workplace.targetName())
                .query(String.class)
                .list();
    }
}
