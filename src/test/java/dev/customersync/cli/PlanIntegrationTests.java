package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.customersync.database.TestDatabase;
import dev.customersync.run.StopSignal;
import dev.customersync.run.TargetLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a sync would do, without doing it. */
class PlanIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name,phone";
    private static final String CONTACTS = "customer_reference_id,reference_id,first_name,email";
    private static final String ADDRESSES = "customer_reference_id,reference_id,type,address_line_1,city";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Workplace.JSON.readTree(
                    Path.of("src/main/resources/plan.schema.json").toFile()));

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void showsWhatASyncWouldDoAndChangesNothing() throws Exception {
        String adopted = workplace.api().createCustomer("C-5");
        workplace.sync(
                workplace.file("customers.csv", CUSTOMERS, "C-1,One,One,+4930111", "C-2,Two,Two,+4930222"),
                workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,a@example.com", "C-1,P-2,Bob,b@example.com"));
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-8");
        workplace.syncCustomers(workplace.file("customers.csv", CUSTOMERS, "C-8,Eight,Eight,"));
        workplace.misbehave();
        Path customers = workplace.file(
                "customers.csv",
                CUSTOMERS,
                "C-1,One,One,+4930111",
                "C-2,Two,\u001b[31mDeux,#N/A",
                "C-3,Three,Three,12",
                "C-4,Four,Four,",
                "C-4,Four,Four,",
                "C-5,Acme,Acme Ltd.,");
        Path contacts = workplace.file(
                "contacts.csv",
                CONTACTS,
                "C-4,P-1,New,n@example.com",
                "C-3,P-1,Of none,n@example.com",
                "C-1,P-1,Ann,a@example.com",
                "C-5,P-9,Nina,n@example.com");
        Path addresses = workplace.file(
                "addresses.csv",
                ADDRESSES,
                "C-4,A-1,billing,Street 1,Berlin",
                "C-2,A-2,billing,Street 2,Ulm",
                "C-2,A-2,billing,Street 2,Ulm",
                "C-9,A-9,billing,Street 9,Rome");
        List<String> before = tables();
        workplace.forgetRequests();

        String[] inputs = {
            "--customers", customers.toString(), "--contacts", contacts.toString(), "--addresses", addresses.toString()
        };
        Ended planned = plan(inputs);

        assertThat(planned.exit()).as(planned.toString()).isEqualTo(4);
        assertThat(planned.out())
                .contains("""
                        ! duplicate address A-2 of customer C-2  (addresses.csv line 4)
                              CS410 reference_id: address A-2 of customer C-2 was already given in addresses.csv line 3
                        """)
                .contains("""
                        ~ patch customer C-2  (customers.csv line 3)
                              display_name: "Two" → "\\u001B[31mDeux"
                              phone: "+4930222" → (cleared)
                              addresses[A-2].type: (nothing) → "billing"
                        """)
                .contains("+ create address A-2 of customer C-2  (addresses.csv line 3)\n")
                .contains("! invalid customer C-3  (customers.csv line 4)\n      CS405 phone: ")
                .contains("+ create customer C-4  (customers.csv line 5)\n")
                .contains("! duplicate customer C-4  (customers.csv line 6)\n")
                .contains(
                        "~ patch customer C-5  (customers.csv line 7)\n      display_name: \"Acme Inc.\" → \"Acme Ltd.\"\n")
                .contains("+ create customer C-8  (customers.csv (run ")
                .contains("! blocked address A-9 of customer C-9")
                .contains("+ create contact P-1 of customer C-4  (contacts.csv line 2)\n")
                .contains("! blocked contact P-1 of customer C-3  (contacts.csv line 3)\n")
                .contains("+ create contact P-9 of customer C-5  (contacts.csv line 5)\n")
                .doesNotContain("contact P-1 of customer C-1", "= unchanged", "\u001b")
                .contains("""
                                  read     create      patch  unchanged    invalid  duplicate    blocked
                        """)
                .contains("customers            7          2          2          1          1          1          0\n")
                .contains("addresses            4          2          0          0          0          1          1\n")
                .contains("contacts             4          2          0          1          0          0          1\n");
        assertThat(workplace.requests().keySet()).allMatch(request -> request.startsWith("GET"));
        assertThat(tables()).isEqualTo(before);

        // What was planned is what is done.
        Ended done = workplace.sync(inputs);

        assertThat(done.count("customers", "created")).isEqualTo(2);
        assertThat(done.count("customers", "updated")).isEqualTo(2);
        assertThat(done.count("addresses", "created")).isEqualTo(2);
        assertThat(done.count("contacts", "created")).isEqualTo(2);
        assertThat(done.outcome("C-5")).containsEntry("remote_id", adopted);
    }

    private JsonNode json(String... args) {
        Ended ended = plan(Stream.concat(
                        Stream.of(
                                "--customers",
                                workplace.directory().resolve("customers.csv").toString(),
                                "--contacts",
                                workplace.directory().resolve("contacts.csv").toString()),
                        Stream.of(args))
                .toArray(String[]::new));
        assertThat(SCHEMA.validate(ended.out(), InputFormat.JSON))
                .as(ended.out())
                .isEmpty();
        JsonNode plan = Workplace.JSON.readTree(ended.out());
        assertThat(ended.exit()).isEqualTo(plan.path("sound").asBoolean() ? 0 : 4);
        return plan;
    }

    @Test
    void machinesGetEveryRecordInADocumentedForm() throws Exception {
        workplace.sync(
                workplace.file("customers.csv", CUSTOMERS, "C-1,One,One,", "C-2,Two,Two,"),
                workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,a@example.com", "C-1,P-2,Bob,b@example.com"));
        workplace.file("customers.csv", CUSTOMERS, "C-1,One,Uno,", "C-2,Two,Two,", "C-3,Three,Three,12");
        workplace.file("contacts.csv", CONTACTS, "C-1,P-1,Ann,a@example.com");

        JsonNode all = json("--output", "json", "--show-unchanged", "--missing", "delete");
        JsonNode few = json("--output", "json", "--diff-limit", "1");

        assertThat(all.path("records"))
                .extracting(record -> record.path("action").asString() + " "
                        + record.path("reference_id").asString())
                .containsExactly("patch C-1", "unchanged C-2", "invalid C-3", "unchanged P-1", "delete P-2");
        assertThat(all.at("/records/0/changes/0").toString())
                .isEqualTo("{\"field\":\"display_name\",\"before\":\"One\",\"after\":\"Uno\"}");
        assertThat(all.at("/records/2/hint").asString()).startsWith("Write it with + and country code");
        assertThat(all.at("/records/4/remote_id").asString()).isNotEmpty();
        assertThat(all.path("warnings").path(0).asString())
                .startsWith("a sync would stop with CS120: 1 of 2 contacts would be deleted");
        assertThat(all.at("/entities/contacts/delete").asInt()).isEqualTo(1);
        assertThat(few.at("/entities/customers/shown").asInt()).isEqualTo(1);
        assertThat(few.at("/entities/customers/invalid").asInt()).isEqualTo(1);
        assertThat(few.path("records")).hasSize(1);
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-1", "P-2");
        assertThat(json("--output", "json", "--diff-limit", "0").path("records"))
                .isEmpty();
    }

    @Test
    void knownRecordsCostNoRequestAndOfflineNothingDoes() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,One,One,", "C-2,Two,Two,");
        workplace.syncCustomers(customers);
        workplace.set("sync.chunk-size", "2");
        Path more =
                workplace.file("more.csv", CUSTOMERS, "C-1,One,Uno,", "C-2,Two,Two,", "C-3,New,New,", "C-1,One,Eins,");
        workplace.forgetRequests();

        Ended known = plan("--customers", customers.toString());
        Ended offline = plan("--customers", more.toString(), "--offline");

        assertThat(known.exit()).isZero();
        assertThat(known.out())
                .contains("customers            2          0          0          2\n")
                .contains("(0 requests)");
        assertThat(workplace.requests()).isEmpty();
        assertThat(offline.out())
                .contains("+ create customer C-3", "! duplicate customer C-1  (more.csv line 5)")
                .contains("(0 requests, --offline: records that are not known yet count as new).");
    }

    @Test
    void worksBesideASyncAndTellsWhatWouldStopIt() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,One,One,", "C-2,Two,Two,");
        workplace.syncCustomers(customers);
        database.jdbc()
                .sql(
                        "update sync_state set status = 'IN_FLIGHT', remote_id = null where reference_id = 'C-2' and target = :t")
                .param("t", workplace.targetName())
                .update();
        workplace.startSandbox(UnaryOperator.identity());
        workplace.set("sync.mapping-change-limit.rows", "0");
        workplace.set("sync.mapping-change-limit.percent", "0");
        Path profile = workplace.file(
                "mine.yml",
                "entity: customer",
                "version: 1",
                "fields:",
                "  reference_id: reference_id",
                "  company_name: company_name",
                "  display_name: {column: display_name, transforms: [upper]}");
        List<String> before = tables();

        Ended ended;
        try (TargetLock lock = TargetLock.acquire(
                database.dataSource(), workplace.targetName(), Duration.ofSeconds(20), new StopSignal())) {
            lock.awaitHeld();
            ended = plan(
                    "--customers",
                    workplace
                            .file("customers.csv", CUSTOMERS, "C-1,One,One,", "C-2,Two,Two,", "C-3,New,New,")
                            .toString(),
                    "--contacts",
                    workplace
                            .file("contacts.csv", CONTACTS, "C-2,P-1,Ann,a@example.com")
                            .toString(),
                    "--mapping",
                    profile.toString());
        }

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out())
                .contains(
                        "? in flight customer C-2: its create got no answer, a sync looks it up first  (customers.csv line 3)\n")
                .contains("+ create contact P-1 of customer C-2")
                .contains(
                        "warning: a sync would stop with CS113: The mapping of customers has changed: 1 of 3 rows would be patched")
                .contains("warning: a sync would stop with CS106: This key opens another account: ")
                .contains(
                        "warning: 1 create of an earlier run got no answer; a sync first finds out what became of them");
        assertThat(tables()).isEqualTo(before);
    }

    private Ended plan(String... args) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(args));
        return workplace.run(all.toArray(String[]::new));
    }

    /** How much is in each table that lasts, and what the states say. */
    private List<String> tables() {
        List<String> contents = new ArrayList<>();
        for (String table : List.of(
                "sync_run",
                "row_outcome",
                "staged_address",
                "not_attempted",
                "batch_job_instance",
                "mapping_version")) {
            contents.add(table + " "
                    + database.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        contents.addAll(database.jdbc()
                .sql("select s::text from sync_state s order by 1")
                .query(String.class)
                .list());
        contents.addAll(database.jdbc()
                .sql("select relname::text from pg_class where relkind in ('r', 'p') and relname !~ '^pg_' order by 1")
                .query(String.class)
                .list());
        return contents;
    }
}
