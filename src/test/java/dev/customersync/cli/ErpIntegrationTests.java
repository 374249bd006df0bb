package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ERP's staging database as the source of a run. */
class ErpIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @BeforeEach
    void emptyStaging() throws Exception {
        database.template().execute("drop schema if exists staging cascade");
        database.template().execute(Files.readString(Path.of("samples/erp/schema.sql")));
        for (String table : List.of("customers", "addresses", "contacts")) {
            // Tests stamp rows as they need them.
            database.template().execute("drop trigger touch on staging." + table);
        }
        workplace.set("erp.db.url", database.jdbcUrl());
    }

    @Test
    void theSamplesGiveTheSameOutcomesFromFilesAndFromStaging() throws Exception {
        database.template().execute(Files.readString(Path.of("samples/erp/data.sql")));
        Ended files = workplace.sync(
                "--customers", "samples/customers.csv",
                "--addresses", "samples/addresses.csv",
                "--contacts", "samples/contacts.csv");
        startAnew();

        Ended erp = workplace.sync("--erp");

        assertThat(erp.exit()).as(erp.toString()).isZero();
        assertThat(withoutPlaces(erp)).containsExactlyInAnyOrderElementsOf(withoutPlaces(files));
        assertThat(erp.err()).isEqualTo("""
                        erp:staging.customers: all rows, for the first time
                        erp:staging.addresses: all rows, for the first time
                        erp:staging.contacts: all rows, for the first time
                        """);
        assertThat(erp.summary().path("inputs").path(0).path("location").asString())
                .isEqualTo("erp:staging.customers");
        Ended compared = workplace.run(
                "reconcile",
                "--erp",
                "--report-dir",
                workplace.directory().resolve("compared").toString());
        assertThat(compared.exit()).as(compared.toString()).isZero();
    }

    @Test
    void messyRowsGiveTheSameOutcomesFromFilesAndFromStaging() throws Exception {
        List<String> customers = new ArrayList<>(Files.readAllLines(Path.of("samples/with-errors/customers.csv")));
        // A table has no row with a cell too few.
        customers.removeIf(line -> line.split(",", -1).length == 13);
        Path file = workplace.file("customers.csv", customers.toArray(String[]::new));
        Path contacts = Path.of("samples/with-errors/contacts.csv");
        load(file, "customers");
        load(contacts, "contacts");
        Ended files = workplace.sync(file, contacts);
        startAnew();

        Ended erp = workplace.sync("--erp");

        assertThat(erp.exit()).isEqualTo(4);
        assertThat(withoutPlaces(erp)).containsExactlyInAnyOrderElementsOf(withoutPlaces(files));
        assertThat(erp.outcomes())
                .extracting(row -> row.get("message"))
                .contains("reference_id: customer C-2001 was already given in erp:messy_customers row 1");
        assertThat(workplace.run("validate", "--erp").out())
                .contains("erp:messy_customers row 2 (customer C-2002): CS405 phone: ");
        assertThat(workplace.syncCustomers(erp.rejectsFile("customers")).outcome("C-2002"))
                .as("the rejects file goes back in")
                .containsEntry("source", "customers-rejects.csv")
                .containsEntry("status", "INVALID");
    }

    @Test
    void aRunReadsWhatChangedSinceTheLastOneLateCommitsIncluded() {
        customer("C-1", "2 hours");
        customer("C-2", "2 hours");
        assertThat(workplace.sync("--erp").statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED"));
        customer("LATE", "9 minutes");
        customer("TOO-LATE", "2 hours");
        change("C-1", "phone = '+4930123456', updated_at = now()");

        Ended changed = workplace.sync("--erp");

        assertThat(changed.err()).contains("erp:staging.customers: rows with updated_at from ");
        assertThat(changed.statuses()).isEqualTo(Map.of("C-1", "UPDATED", "LATE", "CREATED"));
        assertThat(workplace.sync("--erp", "--full-refresh").statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED", "C-2", "UNCHANGED", "LATE", "UNCHANGED", "TOO-LATE", "CREATED"));
    }

    @Test
    void aCounterIsAWatermarkWithAnOverlapOfItsOwn() {
        database.template().execute("alter table staging.customers add column _version bigint");
        workplace.set("erp.customers.table", "staging.customers");
        workplace.set("erp.customers.watermark", "_version");
        workplace.set("erp.counter-overlap", "5");
        customer("C-1", "1 hour");
        customer("C-2", "1 hour");
        database.template().execute("update staging.customers set _version = right(reference_id, 1)::int * 100");
        workplace.sync("--erp");
        customer("LATE", "1 hour");
        customer("TOO-LATE", "1 hour");
        change("LATE", "_version = 195");
        change("TOO-LATE", "_version = 194");

        assertThat(workplace.sync("--erp").statuses()).isEqualTo(Map.of("C-2", "UNCHANGED", "LATE", "CREATED"));
    }

    @Test
    void rowsThatDidNotSucceedAreReadAgainByTheirKeysAsTheSourceHasThemNow() throws Exception {
        customer("C-1", "2 hours");
        customer("C-2", "2 hours");
        customer("C-3", "2 hours");
        change("C-2", "phone = 'none'");
        contact("C-2", "P-1");
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-1,times=1");
        assertThat(workplace.sync("--erp").statuses())
                .isEqualTo(Map.of("C-1", "FAILED", "C-2", "INVALID", "C-3", "CREATED", "P-1", "BLOCKED"));
        change("C-1", "company_name = 'As it is now'");
        change("C-2", "phone = '+4930123456'");

        Ended again = workplace.sync("--erp");

        assertThat(again.err()).contains(" on, the overlap included; and 2 that did not succeed the last time\n");
        assertThat(again.statuses()).isEqualTo(Map.of("C-1", "CREATED", "C-2", "CREATED", "P-1", "CREATED"));
        assertThat(again.outcome("C-1")).containsEntry("source", "erp:staging.customers");
        assertThat(workplace
                        .heldCustomer("C-1")
                        .path("received")
                        .path("company_name")
                        .asString())
                .isEqualTo("As it is now");
        assertThat(workplace.sync("--erp").statuses()).isEmpty();
    }

    @Test
    void rowsThatWereGivenUpAreNotReadAgain() throws Exception {
        customer("C-1", "2 hours");
        workplace.misbehave("error-before-commit:status=422,call=create,times=1");
        assertThat(workplace.sync("--erp").statuses()).isEqualTo(Map.of("C-1", "FAILED"));
        workplace.run("retry", "--drop");

        assertThat(workplace.sync("--erp").statuses()).isEmpty();
    }

    @Test
    void aRunThatDiedIsFollowedByANewOneThatReadsItsWindowAnew() throws Exception {
        workplace.set("sync.chunk-size", "1");
        customer("C-1", "2 hours");
        customer("C-2", "2 hours");
        workplace.misbehave("unauthorized:call=create,reference_id=C-2,times=1");
        Ended died = workplace.sync("--erp");
        assertThat(died.exit()).isEqualTo(6);
        customer("C-0", "2 hours");

        Ended next = workplace.sync("--erp");

        assertThat(next.runId()).isGreaterThan(died.runId());
        assertThat(next.err()).contains("erp:staging.customers: all rows, for the first time");
        assertThat(next.statuses()).isEqualTo(Map.of("C-0", "CREATED", "C-1", "UNCHANGED", "C-2", "CREATED"));
        workplace.checkNoDuplicates();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleCostsNoRow() throws Exception {
        for (int i = 1; i <= 6; i++) {
            customer("C-" + i, "2 hours");
        }
        database.template().execute("""
                create function staging.break_once(key text) returns text language plpgsql as $$
                declare marker int;
                begin
                  if key = 'C-4' then
                    select pid into marker from pg_locks where locktype = 'advisory' and objid = 4711;
                    if found then
                      perform pg_terminate_backend(marker, 5000);
                      perform pg_terminate_backend(pg_backend_pid());
                    end if;
                  end if;
                  return key;
                end $$
                """);
        workplace.set(
                "erp.customers.query",
                "select c.*, staging.break_once(c.reference_id) as _key from staging.customers c order by reference_id");
        workplace.set("erp.fetch-size", "2");
        workplace.set("sync.chunk-size", "1");
        try (var marker = java.sql.DriverManager.getConnection(database.jdbcUrl())) {
            marker.createStatement().execute("select pg_advisory_lock(4711)");

            Ended ended = workplace.sync("--erp");

            assertThat(ended.exit()).as(ended.toString()).isZero();
            assertThat(ended.count("customers", "created")).isEqualTo(6);
            assertThat(marker.isValid(1)).as("the connection broke").isFalse();
        }
        workplace.checkNoDuplicates();
    }

    @Test
    void aTrialReadsTheFirstRowsAndMovesNothingOn() throws Exception {
        customer("C-1", "2 hours");
        customer("C-2", "2 hours");
        customer("C-3", "2 hours");

        Ended trial = workplace.sync("--erp", "--limit", "1");

        assertThat(trial.err())
                .contains("erp:staging.customers: all rows, for the first time; of them at most 1 (--limit)");
        assertThat(trial.statuses()).isEqualTo(Map.of("C-1", "CREATED"));
        assertThat(workplace.sync("--erp").statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED", "C-2", "CREATED", "C-3", "CREATED"));

        Path file = workplace.file("c.csv", "reference_id,company_name,display_name", "C-8,Acme,Acme", "C-9,Bolt,Bolt");
        assertThat(workplace.syncCustomers(file, "--limit", "1").statuses()).isEqualTo(Map.of("C-8", "CREATED"));
        workplace.misbehave("unauthorized:call=create,reference_id=C-9,times=1");
        assertThat(workplace.syncCustomers(file, "--limit", "2").exit()).isEqualTo(6);
        assertThat(workplace.syncCustomers(file).statuses())
                .as("nobody waits for a trial")
                .isEqualTo(Map.of("C-8", "UNCHANGED", "C-9", "CREATED"));
    }

    @Test
    void aChangedMappingMakesEverythingBeReadAgain() {
        customer("C-1", "2 hours");
        workplace.sync("--erp");
        Path profile = workplace.file(
                "mine.yml",
                "entity: customer",
                "version: 1",
                "fields: {reference_id: reference_id, company_name: company_name, display_name: company_name}");

        Ended mapped = workplace.sync("--erp", "--mapping", profile.toString());

        assertThat(mapped.err())
                .contains("erp:staging.customers: all rows, as the mapping or the erp.* settings have changed");
        assertThat(mapped.statuses()).isEqualTo(Map.of("C-1", "UNCHANGED"));
    }

    @Test
    void allThatCannotBeReadIsSaidAtOnceWithWhatToDo() {
        database.template().execute("create table staging.log (line text)");
        database.template().execute("""
                create function staging.log() returns text language sql as
                    $$ insert into staging.log values ('read') returning line $$
                """);
        workplace.set("erp.customers.table", "staging.custmers");
        workplace.set(
                "erp.contacts.query",
                "select staging.log() as customer_reference_id, '' as reference_id, '' as first_name, '' as email");
        workplace.set("erp.addresses.query", "select * from staging.customers");

        Ended ended = workplace.sync("--erp");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .contains("error CS122: erp.customers.table (erp:staging.custmers): expected what the ERP database can"
                        + " read, found: ERROR: relation \"staging.custmers\" does not exist\n")
                .contains("error CS101: erp.addresses.key: expected a column of erp:addresses.query, found"
                        + " \"customer_reference_id\"; its columns are reference_id, company_name, ");
        workplace.unset("erp.customers.table");
        workplace.unset("erp.addresses.query");

        Ended writing = workplace.sync("--erp");

        assertThat(writing.err() + writing.out())
                .contains("CS122: erp.contacts.query (erp:contacts.query): expected what only reads, as the session is"
                        + " read only; found that it writes: ERROR: cannot execute INSERT in a read-only transaction");
        assertThat(database.jdbc()
                        .sql("select count(*) from staging.log")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aDatabaseThatDoesNotLetUsInIsNamedAndThePasswordIsNot() {
        workplace.set("erp.db.url", database.jdbcUrl().replaceFirst("\\?.*", "").replaceFirst("/[^/]*$", "/nowhere"));
        workplace.set("erp.db.user", "postgres");
        workplace.set("erp.db.password", "s3cret-of-the-erp");

        Ended ended = workplace.sync("--erp");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .contains("error CS121: Cannot read jdbc:postgresql://localhost:")
                .contains("/nowhere as user 'postgres': FATAL: database \"nowhere\" does not exist\n")
                .doesNotContain("s3cret");
    }

    @Test
    void whatIsReadHasToBeSaidOnce() {
        assertThat(workplace.run("sync", "--erp", "--customers", "a.csv").err())
                .startsWith("error: Either --erp or files: the staging database has all of them\n");
        assertThat(workplace
                        .run("sync", "--customers", "a.csv", "--full-refresh")
                        .err())
                .startsWith("error: --full-refresh is of use with --erp only: files are read whole in any case\n");
        assertThat(workplace.run("sync", "--erp", "--limit", "0").err())
                .startsWith("error: --limit: expected a number of rows from 1 on, found 0\n");
    }

    @Test
    void withTheSandboxAndWithoutADatabaseTheShippedSampleIsRead() {
        workplace.unset("erp.db.url");
        assertThat(workplace.sync("--erp").err()).contains("error CS121: ERP_DB_URL: expected the staging database");

        Ended ended = workplace.sync("--erp", "--sandbox");

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.err())
                .contains("warning: ERP_DB_URL is not set: reading the sample staging database of samples/erp, in the"
                        + " embedded PostgreSQL\n");
        assertThat(ended.count("customers", "read")).isEqualTo(60);
        assertThat(ended.count("addresses", "read")).isEqualTo(20);
        assertThat(ended.count("contacts", "read")).isEqualTo(120);
    }

    /** Another sandbox that holds nothing, and a target that nothing is known of. */
    private void startAnew() throws Exception {
        workplace.startSandbox(options -> options);
        workplace.set("sync.target-name", workplace.targetName() + "-anew");
    }

    /** The outcomes without what the kind of source decides, sorted by nothing. */
    private static List<String> withoutPlaces(Ended ended) {
        return ended.outcomes().stream()
                .map(row -> row.entrySet().stream()
                        .filter(cell -> !List.of("run_id", "source", "line", "remote_id", "duration_ms")
                                .contains(cell.getKey()))
                        .map(cell -> cell.getKey() + "="
                                + cell.getValue().replaceAll("(customers.csv line|erp:\\w+ row) \\d+", "elsewhere"))
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    /** Makes a table of texts of a file, in its order, and has it read. */
    private void load(Path file, String entity) throws Exception {
        List<Map<String, String>> rows = Ended.csv(Files.readString(file), ',');
        List<String> columns = List.copyOf(rows.get(0).keySet());
        String names = columns.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        database.template().execute("drop table if exists messy_" + entity);
        database.template()
                .execute("create table messy_" + entity + " (_place int generated always as identity, "
                        + names.replace(",", " text,") + " text)");
        for (Map<String, String> row : rows) {
            database.template()
                    .update(
                            "insert into messy_" + entity + " (" + names + ") values ("
                                    + columns.stream()
                                            .map(name -> "nullif(?, '')")
                                            .collect(Collectors.joining(", "))
                                    + ")",
                            columns.stream().map(row::get).toArray());
        }
        workplace.set("erp." + entity + ".table", "messy_" + entity);
        workplace.set("erp." + entity + ".key", "_place");
    }

    private static void customer(String key, String age) {
        database.template()
                .update(
                        "insert into staging.customers (reference_id, company_name, display_name, updated_at)"
                                + " values (?, 'Acme', 'Acme', now() - ?::interval)",
                        key,
                        age);
    }

    private static void contact(String customer, String key) {
        database.template()
                .update(
                        "insert into staging.contacts (customer_reference_id, reference_id, first_name, email, updated_at)"
                                + " values (?, ?, 'Ann', 'ann@example.com', now() - interval '2 hours')",
                        customer,
                        key);
    }

    private static void change(String customer, String assignments) {
        database.template().update("update staging.customers set " + assignments + " where reference_id = ?", customer);
    }
}
