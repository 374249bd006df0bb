package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Addresses in a file of their own: sent with their customers, with outcomes of their own. */
class AddressesIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name,phone";
    private static final String ADDRESSES = "customer_reference_id,reference_id,type,address_line_1,city,is_default";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    private Path customers(String... rows) {
        return workplace.file("customers.csv", with(CUSTOMERS, rows));
    }

    private Path addresses(String... rows) {
        return workplace.file("addresses.csv", with(ADDRESSES, rows));
    }

    private static String[] with(String header, String... rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        return lines.toArray(String[]::new);
    }

    private Ended sync(Path customers, Path addresses) {
        return workplace.sync("--customers", customers.toString(), "--addresses", addresses.toString());
    }

    private Ended syncAddresses(Path addresses) {
        return workplace.sync("--addresses", addresses.toString());
    }

    private JsonNode heldAddress(String referenceId) throws Exception {
        return Objects.requireNonNull(
                workplace.held("addresses").get(referenceId), "The sandbox holds no address " + referenceId);
    }

    private String cityOf(String address) throws Exception {
        return heldAddress(address).path("received").path("city").asString();
    }

    private String idOf(String address) throws Exception {
        return heldAddress(address).path("id").asString();
    }

    @Test
    void addressesInAnyOrderGoWithTheirCustomersAndAnUnchangedRunCostsNothing() throws Exception {
        workplace.set("sync.chunk-size", "2");
        Path customers = customers("C-1,One,One,", "C-2,Two,Two,", "C-3,Three,Three,");
        Path addresses = addresses(
                "C-3,A-31,shipping,3 Main St,Bonn,",
                "C-1,A-11,billing,1 Main St,Berlin,true",
                "C-2,A-21,billing,2 Main St,Köln,",
                "C-1,A-12,shipping,1 Side St,Berlin,true");

        Ended first = sync(customers, addresses);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.count("addresses", "read")).isEqualTo(4);
        assertThat(first.count("addresses", "created")).isEqualTo(4);
        assertThat(workplace.requests()).containsEntry("POST 201", 3);
        Map<String, ?> held = workplace.held("addresses");
        assertThat(held).containsOnlyKeys("A-11", "A-12", "A-21", "A-31");
        assertThat(first.outcome("A-12"))
                .containsEntry("entity", "address")
                .containsEntry("customer_reference_id", "C-1")
                .containsEntry("action", "CREATE")
                .containsEntry("remote_id", idOf("A-12"));

        workplace.forgetRequests();
        Ended second = sync(customers, addresses);

        assertThat(second.exit()).isZero();
        assertThat(second.count("addresses", "unchanged")).isEqualTo(4);
        assertThat(second.outcome("A-12").get("remote_id"))
                .isEqualTo(first.outcome("A-12").get("remote_id"));
        assertThat(workplace.requests()).as("only the look at the account").containsOnlyKeys("GET 200");
    }

    @Test
    void aChangedAddressAloneTakesOneGetAndOnePatch() throws Exception {
        Path customers = customers("C-1,One,One,", "C-2,Two,Two,");
        sync(
                customers,
                addresses(
                        "C-1,A-1,billing,1 Main St,Berlin,",
                        "C-1,A-2,shipping,1 Main St,Berlin,",
                        "C-2,B-1,billing,2 Main St,Köln,"));
        workplace.forgetRequests();

        Ended ended = sync(
                customers,
                addresses(
                        "C-1,A-1,billing,1 Main St,Hamburg,",
                        "C-1,A-2,shipping,1 Main St,Berlin,",
                        "C-1,A-3,shipping,7 Main St,Kiel,",
                        "C-2,B-1,billing,2 Main St,Köln,"));

        assertThat(ended.exit()).isZero();
        assertThat(ended.statuses())
                .isEqualTo(Map.of(
                        "C-1",
                        "UPDATED",
                        "C-2",
                        "UNCHANGED",
                        "A-1",
                        "UPDATED",
                        "A-2",
                        "UNCHANGED",
                        "A-3",
                        "CREATED",
                        "B-1",
                        "UNCHANGED"));
        assertThat(ended.outcome("A-1")).containsEntry("changed_fields", "city").containsEntry("action", "PATCH");
        assertThat(ended.outcome("A-3")).containsEntry("action", "CREATE");
        assertThat(ended.outcome("A-3").get("remote_id")).isEqualTo(idOf("A-3"));
        // The look at the account takes one of the GETs.
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 1 + 1, "PATCH 201", 1));
        assertThat(cityOf("A-1")).isEqualTo("Hamburg");
    }

    @Test
    void anAddressesFileAlonePatchesKnownCustomersAndLeavesTheirOwnRowsRightlyCompared() throws Exception {
        Path customers = workplace.file(
                "customers.csv",
                CUSTOMERS + ",billing_address_line_1,billing_city",
                "C-1,One,One,,1 Main St,Berlin",
                "C-2,Two,Two,,2 Main St,Köln");
        workplace.syncCustomers(customers);
        workplace.forgetRequests();

        Path delta = addresses("C-1,C-1-billing,billing,1 Main St,Potsdam,", "C-2,A-2,shipping,2 Side St,Köln,");
        Ended ended = syncAddresses(delta);

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1-billing", "UPDATED", "A-2", "CREATED"));
        assertThat(workplace.requests()).isEqualTo(Map.of("GET 200", 1 + 2, "PATCH 201", 2));
        assertThat(cityOf("C-1-billing")).isEqualTo("Potsdam");

        workplace.forgetRequests();
        Ended again = syncAddresses(delta);

        assertThat(again.statuses()).isEqualTo(Map.of("C-1-billing", "UNCHANGED", "A-2", "UNCHANGED"));
        assertThat(again.outcome("A-2").get("remote_id")).isEqualTo(idOf("A-2"));
        assertThat(workplace.writes()).isZero();

        Ended nightly = workplace.syncCustomers(customers);

        assertThat(nightly.statuses())
                .as("the customers' own rows say Berlin, and nothing of A-2")
                .isEqualTo(Map.of("C-1", "UPDATED", "C-2", "UNCHANGED"));
        assertThat(cityOf("C-1-billing")).isEqualTo("Berlin");
        assertThat(workplace.held("addresses")).containsOnlyKeys("C-1-billing", "C-2-billing", "A-2");
    }

    @Test
    void anOrphanIsBlockedAndGoesWithItsCustomerWhenThatAppears() throws Exception {
        Ended blocked = syncAddresses(addresses("C-1,A-1,billing,1 Main St,Berlin,"));

        assertThat(blocked.exit()).isEqualTo(4);
        assertThat(blocked.outcome("A-1"))
                .containsEntry("status", "BLOCKED")
                .containsEntry("error_code", "CS301")
                .containsEntry(
                        "message",
                        "customer_reference_id: expected a customer that the target holds, found none for \"C-1\"");
        assertThat(blocked.rejects("addresses")).contains("C-1,A-1,billing,1 Main St,Berlin,,");
        assertThat(workplace
                        .run(
                                "retry",
                                "--report-dir",
                                workplace.directory().resolve("reports").toString())
                        .exit())
                .isEqualTo(4);

        Ended released = workplace.syncCustomers(customers("C-1,One,One,"));

        assertThat(released.exit()).as(released.toString()).isZero();
        assertThat(released.statuses()).isEqualTo(Map.of("C-1", "CREATED", "A-1", "CREATED"));
        assertThat(released.outcome("A-1").get("source")).startsWith("addresses.csv (run ");
        assertThat(workplace.held("addresses")).containsOnlyKeys("A-1");
        assertThat(workplace.syncCustomers(customers("C-1,One,One,")).statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED"));
        workplace.checkNoDuplicates();
    }

    @Test
    void anInputRowReplacesTheOutstandingOneOfItsKey() {
        syncAddresses(addresses("C-1,A-1,billing,1 Main St,Berlin,", "C-1,A-2,billing,1 Main St,Berlin,"));

        Ended ended = sync(customers("C-1,One,One,"), addresses("C-1,A-1,billing,1 Main St,Hamburg,"));

        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.outcome("A-1")).containsEntry("source", "addresses.csv");
        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "CREATED", "A-1", "CREATED", "A-2", "CREATED"));
        assertThat(workplace
                        .run("retry", "--report-dir", workplace.directory().toString())
                        .exit())
                .isZero();
    }

    @Test
    void aRepeatedKeyIsADuplicateOfTheFirstRowOrOfTheCustomersOwn() throws Exception {
        Path customers = workplace.file(
                "customers.csv",
                CUSTOMERS + ",address_1_type,address_1_address_line_1,address_1_city",
                "C-1,One,One,,billing,1 Main St,Berlin");
        Path addresses = addresses(
                "C-1,A-1,shipping,,Berlin,",
                "C-1,A-1,shipping,1 Main St,Berlin,",
                "C-1,A-1,shipping,9 Main St,Berlin,",
                "C-1,C-1-address-1,shipping,5 Main St,Berlin,");

        Ended ended = sync(customers, addresses);

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.outcomes())
                .filteredOn(row -> "address".equals(row.get("entity")))
                .extracting(row -> row.get("line") + " " + row.get("status") + " " + row.get("message"))
                .containsExactly(
                        "2 INVALID address_line_1: expected a value, found a blank cell",
                        "3 CREATED ",
                        "4 DUPLICATE reference_id: address A-1 of customer C-1 was already given in addresses.csv line 3",
                        "5 DUPLICATE reference_id: address C-1-address-1 of customer C-1 was already given in"
                                + " customers.csv line 2");
        assertThat(workplace.held("addresses")).containsOnlyKeys("A-1", "C-1-address-1");
        workplace.forgetRequests();

        assertThat(sync(customers, addresses).outcome("C-1")).containsEntry("status", "UNCHANGED");
        assertThat(workplace.writes()).isZero();
    }

    @Test
    void oneDefaultOfATypeIsAllowedOverTheCustomersOwnAddressesAndAddressRows() {
        Path customers = workplace.file(
                "customers.csv",
                CUSTOMERS + ",billing_address_line_1,billing_city,billing_is_default,"
                        + "address_2_type,address_2_address_line_1,address_2_city,address_2_is_default",
                "C-1,One,One,,1 Main St,Berlin,yes,billing,2 Main St,Berlin,yes",
                "C-2,Two,Two,,1 Main St,Berlin,yes,shipping,2 Main St,Berlin,yes");
        Path addresses = addresses("C-2,A-1,billing,5 Main St,Berlin,true", "C-2,A-2,billing,6 Main St,Berlin,");

        Ended ended = sync(customers, addresses);

        assertThat(ended.statuses())
                .isEqualTo(Map.of("C-1", "INVALID", "C-2", "CREATED", "A-1", "INVALID", "A-2", "CREATED"));
        assertThat(ended.outcome("C-1"))
                .containsEntry("error_code", "CS419")
                .containsEntry(
                        "message",
                        "address_2_is_default: expected one default billing address, billing, found another one, address_2");
        assertThat(ended.outcome("A-1"))
                .containsEntry(
                        "message",
                        "is_default: expected one default billing address of customer C-2, that of customers.csv line 3,"
                                + " found another one in addresses.csv line 2");
    }

    @Test
    void anAddressRowFailsWithItsCustomerAndIsTriedAgain() throws Exception {
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-1,times=1");
        Ended failed = sync(customers("C-1,One,One,"), addresses("C-1,A-1,billing,1 Main St,Berlin,"));
        assertThat(failed.exit()).as(failed.toString()).isEqualTo(4);
        assertThat(failed.statuses()).isEqualTo(Map.of("C-1", "FAILED", "A-1", "FAILED"));
        assertThat(failed.outcome("A-1").get("message")).startsWith("with its customer C-1: ");

        Ended retried = workplace.run(
                "retry",
                "--report-dir",
                workplace.directory().resolve("reports").toString());

        assertThat(retried.exit()).as(retried.toString()).isZero();
        retried.checkBooks();
        assertThat(retried.statuses()).isEqualTo(Map.of("C-1", "CREATED", "A-1", "CREATED"));
        assertThat(workplace.held("addresses")).containsOnlyKeys("A-1");
    }

    @Test
    void aRefusedPatchFailsTheAddressRowsThatItWasFor() throws Exception {
        Path customers = customers("C-1,One,One,");
        sync(customers, addresses("C-1,A-1,billing,1 Main St,Berlin,", "C-1,A-2,shipping,1 Main St,Berlin,"));
        workplace.misbehave("error-before-commit:status=422,call=update,times=1");
        Path changed = addresses("C-1,A-1,billing,1 Main St,Hamburg,", "C-1,A-2,shipping,1 Main St,Berlin,");

        Ended failed = syncAddresses(changed);

        assertThat(failed.exit()).as(failed.toString()).isEqualTo(4);
        assertThat(failed.statuses()).isEqualTo(Map.of("A-1", "FAILED", "A-2", "UNCHANGED"));
        assertThat(failed.rejects("addresses")).contains("C-1,A-1,billing,1 Main St,Hamburg,");

        Ended nightly = workplace.syncCustomers(customers);

        assertThat(nightly.statuses()).isEqualTo(Map.of("C-1", "UPDATED", "A-1", "UPDATED"));
        assertThat(cityOf("A-1")).isEqualTo("Hamburg");
    }

    @Test
    void manyCustomersOfWhichOnlyAddressesAreReadAreTakenInChunks() throws Exception {
        workplace.set("sync.chunk-size", "2");
        workplace.syncCustomers(customers(
                IntStream.rangeClosed(1, 5).mapToObj(i -> "C-" + i + ",N,N,").toArray(String[]::new)));
        Path addresses = addresses(IntStream.rangeClosed(1, 15)
                .mapToObj(i -> "C-" + (i % 5 + 1) + ",A-" + i + ",billing,1 Main St,Berlin,")
                .toArray(String[]::new));
        workplace.forgetRequests();
        workplace.misbehave("unauthorized:call=update,nth=4,times=1");

        Ended cut = syncAddresses(addresses);
        workplace.misbehave();
        Ended resumed = syncAddresses(addresses);

        assertThat(cut.exit()).as(cut.toString()).isEqualTo(6);
        assertThat(cut.count("addresses", "created") + cut.count("addresses", "not_attempted"))
                .isEqualTo(15);
        assertThat(resumed.runId()).isEqualTo(cut.runId());
        assertThat(resumed.exit()).as(resumed.toString()).isZero();
        assertThat(resumed.count("addresses", "created")).isEqualTo(15);
        assertThat(resumed.count("customers", "read")).isZero();
        assertThat(workplace.held("addresses")).hasSize(15);
        assertThat(workplace.requests()).as("one for each customer").containsEntry("PATCH 201", 5);
    }

    @Test
    void anAdoptedCustomersAddressesAreComparedWithThoseThatAreThere() throws Exception {
        workplace.api().post("/v1/customers", """
                {"reference_id": "C-1", "company_name": "One", "display_name": "One", "addresses": [
                 {"reference_id": "A-1", "type": "billing", "address_line_1": "1 Main St", "city": "Berlin"},
                 {"reference_id": "A-2", "type": "shipping", "address_line_1": "1 Main St", "city": "Berlin"}]}
                """);

        Ended ended = sync(
                customers("C-1,One,One,"),
                addresses(
                        "C-1,A-1,billing,1 Main St,Berlin,",
                        "C-1,A-2,shipping,1 Main St,Hamburg,",
                        "C-1,A-3,shipping,3 Main St,Hamburg,"));

        assertThat(ended.statuses())
                .isEqualTo(Map.of("C-1", "UPDATED", "A-1", "ADOPTED", "A-2", "UPDATED", "A-3", "CREATED"));
        assertThat(ended.outcome("A-1")).containsEntry("remote_id", idOf("A-1"));
        assertThat(workplace.held("addresses")).containsOnlyKeys("A-1", "A-2", "A-3");
    }

    @Test
    void addressesOfACustomerWhoseOwnRowIsInvalidAreSentAllTheSame() throws Exception {
        workplace.syncCustomers(customers("C-1,One,One,"));

        Ended ended = sync(customers("C-1,,One,"), addresses("C-1,A-1,billing,1 Main St,Berlin,"));

        assertThat(ended.statuses()).isEqualTo(Map.of("C-1", "INVALID", "A-1", "CREATED"));
        assertThat(workplace.held("addresses")).containsOnlyKeys("A-1");
    }

    @Test
    void aRunThatIsCutOffLosesAndRepeatsNothing() throws Exception {
        workplace.set("sync.chunk-size", "3");
        Path customers = customers(IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "C-" + i + ",N" + i + ",N" + i + ",")
                .toArray(String[]::new));
        Path addresses = addresses(IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "C-" + (i * 7 % 10 + 1) + ",A-" + i + ",billing,1 Main St,Berlin,")
                .toArray(String[]::new));
        workplace.misbehave("unauthorized:call=create,reference_id=C-5,times=1");

        Ended cut = sync(customers, addresses);

        assertThat(cut.exit()).isEqualTo(6);
        assertThat(cut.count("addresses", "read")).isEqualTo(20);
        assertThat(cut.count("addresses", "created")).isEqualTo(2 * cut.count("customers", "created"));
        assertThat(cut.count("addresses", "not_attempted")).isEqualTo(20 - cut.count("addresses", "created"));

        Ended resumed = sync(customers, addresses);

        assertThat(resumed.runId()).isEqualTo(cut.runId());
        assertThat(resumed.exit()).as("C-10 is no customer").isEqualTo(4);
        assertThat(resumed.count("customers", "created")).isEqualTo(9);
        assertThat(resumed.count("addresses", "created")).isEqualTo(18);
        assertThat(resumed.count("addresses", "blocked")).isEqualTo(2);
        assertThat(workplace.held("addresses")).hasSize(18);
        workplace.checkNoDuplicates();
        assertThat(database.jdbc()
                        .sql("select count(*) from staged_address where run_id = " + resumed.runId())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
