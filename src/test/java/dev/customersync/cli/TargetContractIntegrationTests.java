package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.run.RunSample;
import dev.customersync.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the product promises, on every platform: a platform more is a constant more in {@link TestPlatform}. */
@ParameterizedClass
@EnumSource(TestPlatform.class)
class TargetContractIntegrationTests {
    private static final String CUSTOMER_COLUMNS = "reference_id,company_name,display_name,email";
    private static final String CONTACT_COLUMNS = "customer_reference_id,reference_id,first_name,email";
    private static final Path CUSTOMERS = Path.of("samples/customers.csv");
    private static final Path CONTACTS = Path.of("samples/contacts.csv");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace;

    private final TestPlatform platform;

    TargetContractIntegrationTests(TestPlatform platform) {
        this.platform = platform;
        this.workplace = new Workplace(database, platform);
    }

    /** What a fault rule calls that customer. */
    private String customer(String key) {
        return platform.faultKey(key);
    }

    private static String row(String customer, String name) {
        return customer + "," + name + "," + name + "," + TestPlatform.email(customer);
    }

    private JsonNode held(String customer) throws Exception {
        return Objects.requireNonNull(platform.customers(workplace).get(customer), customer);
    }

    @Test
    void theFirstRunCreatesAllTheSecondSendsNothingAndThenOnlyWhatChanged() throws Exception {
        Ended first = workplace.sync(CUSTOMERS, CONTACTS);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err())
                .isEqualTo("customers.csv: UTF-8, ',' between cells, LF\ncontacts.csv: UTF-8, ',' between cells, LF\n");
        assertThat(first.count("customers", "created")).isEqualTo(60);
        assertThat(first.count("contacts", "created")).isEqualTo(120);
        assertThat(workplace.held("customers")).hasSize(60);
        assertThat(workplace.heldCount("contacts")).isEqualTo(platform.contactsOf(120, phones()));
        assertThat(workplace.writes()).isEqualTo(60 + platform.contactsOf(120, phones()));
        assertThat(first.out()).contains("""
                           read  created
                customers    60       60
                contacts    120      120
                """);
        assertThat(Files.exists(first.rejectsFile("customers"))).isFalse();

        workplace.forgetRequests();
        Ended second = workplace.sync(CUSTOMERS, CONTACTS);

        assertThat(second.exit()).isZero();
        assertThat(second.count("customers", "unchanged")).isEqualTo(60);
        assertThat(second.count("contacts", "unchanged")).isEqualTo(120);
        assertThat(second.runId()).isGreaterThan(first.runId());
        assertThat(workplace.requests()).as("only the look at the account").containsOnlyKeys("GET 200");
        assertThat(workplace.writes()).isZero();

        workplace.forgetRequests();
        Path edited = workplace.directory().resolve("customers.csv");
        Files.writeString(edited, Files.readString(CUSTOMERS).replace("+14045550185", "+14045550186"));
        Ended third = workplace.sync(edited, CONTACTS);

        assertThat(third.exit()).isZero();
        assertThat(third.count("customers", "updated")).isEqualTo(1);
        assertThat(third.count("customers", "unchanged")).isEqualTo(59);
        assertThat(third.outcome("C-1007"))
                .containsEntry("changed_fields", "phone")
                .containsEntry("action", "PATCH");
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", platform.updateRequests(), platform.updated(), 1));
        assertThat(workplace.held("customers").values())
                .extracting(platform::phone)
                .contains("+14045550186")
                .doesNotContain("+14045550185");
        workplace.checkNoDuplicates();
    }

    private static int phones() throws Exception {
        List<Map<String, String>> contacts = Ended.csv(Files.readString(CONTACTS), ',');
        return (int) contacts.stream()
                .filter(contact -> !contact.getOrDefault("phone", "").isEmpty())
                .count();
    }

    @Test
    void theAddressesSampleGoesWithItsCustomers() throws Exception {
        String[] files = {"--customers", CUSTOMERS.toString(), "--addresses", "samples/addresses.csv"};

        Ended first = workplace.sync(files);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err()).doesNotContain("warning");
        assertThat(first.out()).contains("""
                           read  created
                customers    60       60
                addresses    20       20
                """);
        assertThat(first.outcomes())
                .filteredOn(row -> "address".equals(row.get("entity")))
                .extracting(row -> row.getOrDefault("remote_id", ""))
                .doesNotContain("")
                .hasSize(20);
        workplace.forgetRequests();

        Ended second = workplace.sync(files);

        assertThat(second.count("addresses", "unchanged")).isEqualTo(20);
        assertThat(workplace.writes()).isZero();
    }

    @Test
    void aCustomerThatIsThereIsAdoptedAndOnlyWhatDiffersIsSent() throws Exception {
        for (Map.Entry<String, String> made : List.of(
                platform.newCustomer("C-1", "Acme").entrySet().iterator().next(),
                platform.newCustomer("C-2", "Bolt").entrySet().iterator().next())) {
            assertThat(workplace.api().post(made.getKey(), made.getValue()).statusCode())
                    .isBetween(200, 201);
        }
        Path customers = workplace.file(
                "customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"), row("C-2", "Bolt AG"), row("C-3", "Cork"));

        Ended ended = workplace.syncCustomers(customers);

        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "ADOPTED", "C-2", "UPDATED", "C-3", "CREATED"));
        assertThat(ended.outcome("C-2")).containsEntry("changed_fields", "company_name;display_name");
        assertThat(platform.companyName(held("C-2"))).isEqualTo("Bolt AG");
        assertThat(platform.customers(workplace)).hasSize(3);
        workplace.checkNoDuplicates();
        workplace.forgetRequests();
        assertThat(workplace.syncCustomers(customers).statuses().values()).containsOnly("UNCHANGED");
        assertThat(workplace.writes()).isZero();
    }

    @Test
    void otherInputsWaitUntilAnUnfinishedRunHasReadItsOwn() throws Exception {
        workplace.set("sync.chunk-size", "1");
        Path first = workplace.file("monday.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"), row("C-2", "Bolt"));
        Path second = workplace.file("tuesday.csv", CUSTOMER_COLUMNS, row("C-3", "Cork"));
        workplace.misbehave("unauthorized:call=create,reference_id=" + customer("C-2") + ",times=1");
        Ended cut = workplace.syncCustomers(first);
        assertThat(cut.exit()).isEqualTo(6);
        assertThat(cut.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "NOT_ATTEMPTED"));

        Ended refused = workplace.syncCustomers(second);

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .contains("error CS110: Run " + cut.runId() + ", begun ")
                .contains("has rows unread in other input than this: " + first);
        Ended resumed = workplace.syncCustomers(first);
        assertThat(resumed.runId()).isEqualTo(cut.runId());
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED"));
        assertThat(workplace.syncCustomers(second).statuses()).isEqualTo(Map.of("C-3", "CREATED"));
        workplace.checkNoDuplicates();
    }

    @Test
    void outstandingRowsAreTakenUpByTheNextRunWhateverItReads() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"), row("C-2", "Bolt"));
        Path contacts = workplace.file(
                "contacts.csv", CONTACT_COLUMNS, "C-1,P-1,Ann,a@example.com", "C-2,P-2,Bea,b@example.com");
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=" + customer("C-2") + ",times=1");
        Ended first = workplace.sync(customers, contacts);
        assertThat(first.statuses())
                .isEqualTo(Map.of("C-1", "CREATED", "C-2", "FAILED", "P-1", "CREATED", "P-2", "BLOCKED"));
        assertThat(workplace.run("status").out())
                .contains("Outstanding customers: 1\n")
                .contains("Outstanding contacts: 1\n");

        Ended second = workplace.syncCustomers(workplace.file("other.csv", CUSTOMER_COLUMNS, row("C-9", "Nine")));

        assertThat(second.exit()).isZero();
        assertThat(second.statuses()).isEqualTo(Map.of("C-9", "CREATED", "C-2", "CREATED", "P-2", "CREATED"));
        assertThat(second.outcome("C-2"))
                .containsEntry("source", "customers.csv (run " + first.runId() + ")")
                .containsEntry("line", "3");
        workplace.checkNoDuplicates();
    }

    @Test
    void retryPushesWhatIsOutstandingAndDropGivesItUp() throws Exception {
        workplace.misbehave("error-before-commit:status=422,call=create,times=3");
        workplace.syncCustomers(
                workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"), row("C-2", "Bolt")));
        String reports = workplace.directory().resolve("retry-reports").toString();

        Ended retried = workplace.run("retry", "--report-dir", reports);
        assertThat(retried.exit()).isEqualTo(4);
        assertThat(retried.out()).contains("customers     2        1       1\n");

        Ended dropped = workplace.run("retry", "--drop");
        assertThat(dropped.exit()).isZero();
        assertThat(dropped.out()).endsWith("1 row is not tried again.\n");
        Ended nothing = workplace.run("retry", "--report-dir", reports);
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out()).contains("customers     0\n");
    }

    @Test
    void whatIsGoneFromTheFilesIsPlannedAndDeletedAndTheRestIsInSyncAndExportedAsItIs() throws Exception {
        workplace.set("sync.missing.limit.percent", "100");
        Path customers = workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"));
        String kept = "C-1,P-1,Ann,ann@example.com";
        workplace.sync(customers, workplace.file("all.csv", CONTACT_COLUMNS, kept, "C-1,P-2,Ben,ben@example.com"));
        Path contacts = workplace.file("contacts.csv", CONTACT_COLUMNS, kept);
        String reports = workplace.directory().resolve("reconcile").toString();
        String backup = workplace.directory().resolve("backup").toString();
        String[] inputs = {"--customers", customers.toString(), "--contacts", contacts.toString()};

        Ended planned = workplace.run(
                "plan", "--customers", customers.toString(), "--contacts", contacts.toString(), "--missing", "delete");
        assertThat(planned.exit()).as(planned.toString()).isZero();
        assertThat(planned.out()).contains("- delete contact P-2 of customer C-1\n");
        assertThat(workplace.heldCount("contacts")).isEqualTo(2);

        Ended deleted = workplace.sync(inputs[0], inputs[1], inputs[2], inputs[3], "--missing", "delete");
        assertThat(deleted.exit()).as(deleted.toString()).isZero();
        assertThat(deleted.count("contacts", "deleted")).isEqualTo(1);
        assertThat(workplace.heldCount("contacts")).isEqualTo(1);

        Ended compared =
                workplace.run("reconcile", inputs[0], inputs[1], inputs[2], inputs[3], "--report-dir", reports);
        assertThat(compared.exit()).as(compared.toString()).isZero();
        Ended exported = workplace.run("export", "--to", backup);
        assertThat(exported.exit()).as(exported.toString()).isZero();
        workplace.forgetRequests();
        Ended again = workplace.sync(Path.of(backup, "customers.csv"), Path.of(backup, "contacts.csv"));
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(workplace.writes()).isZero();
    }

    @Test
    void aCreateThatWasConfirmedWithoutAnIdAndIsNotFoundIsNeverSentAgain() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"));
        workplace.misbehave("no-id:call=create,times=1", "stale-list:ms=600000,call=list");

        Ended first = workplace.syncCustomers(customers);
        assertThat(first.statuses()).isEqualTo(Map.of("C-1", "UNKNOWN"));
        Ended second = workplace.syncCustomers(customers);
        assertThat(second.statuses()).isEqualTo(Map.of("C-1", "UNKNOWN"));

        workplace.misbehave();
        Ended third = workplace.syncCustomers(customers);
        assertThat(third.exit()).isZero();
        assertThat(workplace.requests().entrySet().stream()
                        .filter(request -> request.getKey().startsWith("POST"))
                        .mapToInt(Map.Entry::getValue)
                        .sum())
                .isEqualTo(1);
        workplace.checkNoDuplicates();
    }

    @Test
    void aRecordThatWasDeletedAtTheTargetIsCreatedAgainIfAskedTo() throws Exception {
        workplace.syncCustomers(
                workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme"), row("C-2", "Bolt")));
        workplace.api().delete(platform.customerPath(held("C-1")));
        Path edited = workplace.file("customers.csv", CUSTOMER_COLUMNS, row("C-1", "Acme AG"), row("C-2", "Bolt"));
        assertThat(workplace.syncCustomers(edited).outcome("C-1"))
                .containsEntry("status", "FAILED")
                .containsEntry("error_code", "CS303");

        workplace.set("sync.push.remote-missing", "recreate");
        Ended again = workplace.syncCustomers(edited);

        assertThat(again.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "UNCHANGED"));
        assertThat(platform.companyName(held("C-1"))).isEqualTo("Acme AG");
        workplace.checkNoDuplicates();
    }

    @Test
    void throttledAndFailingCallsAreSentAgainUntilAllRowsAreDone() throws Exception {
        workplace.syncCustomers(customers(8, "Acme"));
        workplace.forgetRequests();
        workplace.misbehave(
                "throttle:retry-after=1,call=update,times=1",
                "error-before-commit:call=update,reference_id=" + customer("C-2") + ",times=2",
                "cut-after-commit:call=update,reference_id=" + customer("C-3") + ",times=1",
                "error-before-commit:status=502,call=list,times=1",
                "error-before-commit:call=get,times=1");

        Ended ended = workplace.syncCustomers(customers(9, "Acme AG"));

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.count("customers", "updated")).isEqualTo(8);
        assertThat(ended.count("customers", "created")).isEqualTo(1);
        assertThat(ended.outcome("C-2")).containsEntry("status", "UPDATED");
        assertThat(Integer.parseInt(ended.outcome("C-2").getOrDefault("attempts", "")))
                .isGreaterThanOrEqualTo(3);
        assertThat(ended.summary().path("requests").path("throttled").asInt()).isEqualTo(1);
        assertThat(ended.summary().path("requests").path("retries").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(workplace.requests())
                .containsEntry(platform.updateThrottled(), 1)
                .containsEntry(platform.updated(), 8);
        workplace.checkNoDuplicates();
    }

    @Test
    void aCreateWithoutAClearAnswerIsFoundAgainAndNeverMadeTwice() throws Exception {
        workplace.misbehave(
                "error-after-commit:call=create,reference_id=" + customer("C-1") + ",times=1",
                "cut-after-commit:call=create,reference_id=" + customer("C-2") + ",times=1",
                "hang-after-commit:ms=300,call=create,reference_id=" + customer("C-3") + ",times=1",
                "garbage-body:call=create,reference_id=" + customer("C-4") + ",times=1",
                "html-body:call=create,reference_id=" + customer("C-5") + ",times=1",
                "empty-body:call=create,reference_id=" + customer("C-6") + ",times=1",
                "no-id:call=create,reference_id=" + customer("C-7") + ",times=1",
                "error-after-commit:status=504,call=create,reference_id=" + customer("C-8") + ",times=1",
                "error-before-commit:call=create,reference_id=" + customer("C-9") + ",times=1",
                "cut-before-commit:call=create,reference_id=" + customer("C-10") + ",times=1",
                "unavailable:retry-after=1,call=create,reference_id=" + customer("C-11") + ",times=1");

        Ended ended = workplace.syncCustomers(customers(30, "Acme"));

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.statuses()).hasSize(30).allSatisfy((key, status) -> assertThat(status)
                .isEqualTo("CREATED"));
        assertThat(workplace.held("customers")).hasSize(30);
        workplace.checkNoDuplicates();
        assertThat(workplace.requests().entrySet().stream()
                        .filter(answer -> answer.getKey().startsWith("POST"))
                        .mapToInt(java.util.Map.Entry::getValue)
                        .sum())
                .as("30 creates, and again those three of which nothing was done")
                .isEqualTo(33);
    }

    @Test
    void contactsWithoutAClearAnswerAreFoundAgainToo() throws Exception {
        Path contacts = workplace.file(
                "contacts.csv",
                "customer_reference_id,reference_id,first_name,email",
                "C-1,P-1,Ann,ann@example.com",
                "C-1,P-2,Bob,bob@example.com",
                "C-2,P-1,Cid,cid@example.com");
        workplace.misbehave(
                "cut-after-commit:entity=contact,call=create,nth=1",
                "error-before-commit:entity=contact,call=create,nth=2");

        Ended ended = workplace.sync(customers(2, "Acme"), contacts);

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.count("contacts", "created")).isEqualTo(3);
        workplace.checkNoDuplicates();
    }

    @Test
    void aTargetThatIsOutOfServiceForTooLongEndsTheRunAndTheNextOneGoesOn() throws Exception {
        workplace.set("sync.push.give-up-after", "2s");
        workplace.misbehave(
                "error-before-commit:status=500,call=create,nth=3,times=1000000",
                "error-before-commit:status=500,call=list,nth=2,times=1000000");

        Ended gaveUp = workplace.syncCustomers(customers(30, "Acme"));

        assertThat(gaveUp.exit()).as(gaveUp.toString()).isEqualTo(6);
        assertThat(gaveUp.summary().path("status").asString()).isEqualTo("GAVE_UP");
        assertThat(gaveUp.summary().path("error").asString())
                .startsWith("CS204: No call to the API has succeeded for 2 s (sync.push.give-up-after). Last: ")
                .endsWith(
                        " answered 500: Injected failure, nothing done. The API was out of service too long. Run the same"
                                + " command again when it works: it goes on from here.");

        workplace.misbehave();
        Ended resumed = workplace.syncCustomers(customers(30, "Acme"));

        assertThat(resumed.exit()).as(resumed.toString()).isZero();
        assertThat(resumed.runId()).isEqualTo(gaveUp.runId());
        assertThat(resumed.count("customers", "created")).isEqualTo(30);
        assertThat(workplace.held("customers")).hasSize(30);
        workplace.checkNoDuplicates();
        List<RunSample> samples = new Runs(database.jdbc()).samples(resumed.runId());
        assertThat(samples)
                .filteredOn(RunSample::firstOfProcess)
                .as("one of each process")
                .hasSize(2);
        assertThat(samples).extracting(RunSample::rows).isSorted().endsWith(30L);
        assertThat(samples)
                .extracting(RunSample::requests)
                .isSorted()
                .endsWith(resumed.summary().path("requests").path("total").asLong());
    }

    private Path customers(int count, String name) {
        List<String> lines = new ArrayList<>(List.of("reference_id,company_name,display_name,email"));
        for (int i = 1; i <= count; i++) {
            lines.add("C-" + i + "," + name + "," + i + "," + TestPlatform.email("C-" + i));
        }
        return workplace.file("customers.csv", lines.toArray(String[]::new));
    }
}
