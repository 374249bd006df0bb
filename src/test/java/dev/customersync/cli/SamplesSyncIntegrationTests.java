package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shipped samples, synchronised as the documentation says. */
class SamplesSyncIntegrationTests {
    private static final Path CUSTOMERS = Path.of("samples/customers.csv");
    private static final Path CONTACTS = Path.of("samples/contacts.csv");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void theFirstRunCreatesAllTheSecondSendsNothingAndThenOnlyWhatChanged() throws Exception {
        Ended first = workplace.sync(CUSTOMERS, CONTACTS);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.count("customers", "created")).isEqualTo(60);
        assertThat(first.count("contacts", "created")).isEqualTo(120);
        assertThat(workplace.held("customers")).hasSize(60);
        assertThat(workplace.held("contacts")).hasSize(120);
        assertThat(workplace.requests()).containsEntry("POST 201", 180).doesNotContainKey("PATCH 200");
        assertThat(first.out()).contains("""
                                  read    created    updated  unchanged    adopted
                customers           60         60          0          0          0
                contacts           120        120          0          0          0
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

        workplace.api().patch(customer("C-1007"), "{\"freight_term\":\"set by hand\"}");
        workplace.forgetRequests();
        Path edited = workplace.directory().resolve("customers.csv");
        Files.writeString(edited, Files.readString(CUSTOMERS).replace("+14045550185", "+14045550186"));
        Ended third = workplace.sync(edited, CONTACTS);

        assertThat(third.exit()).isZero();
        assertThat(third.count("customers", "updated")).isEqualTo(1);
        assertThat(third.count("customers", "unchanged")).isEqualTo(59);
        assertThat(third.outcome("C-1007")).containsEntry("changed_fields", "phone").containsEntry("action", "PATCH");
        assertThat(workplace.requests()).containsEntry("PATCH 200", 1).containsOnlyKeys("GET 200", "PATCH 200");
        assertThat(workplace.heldCustomer("C-1007").path("received").path("phone").asString())
                .isEqualTo("+14045550186");
        assertThat(workplace.heldCustomer("C-1007").path("received").path("freight_term").asString())
                .as("a field that was not sent")
                .isEqualTo("set by hand");
        workplace.checkNoDuplicates();
    }

    private String customer(String referenceId) throws Exception {
        return "/v1/customers/" + workplace.heldCustomer(referenceId).path("id").asString();
    }

    @Test
    void rowsWithErrorsAreNamedOneByOneAndTheOthersGoOn() throws Exception {
        Ended ended = workplace.sync(Path.of("samples/with-errors/customers.csv"), Path.of("samples/with-errors/contacts.csv"));

        System.out.println(ended.out() + ended.err() + ended.outcomes() + "\n" + ended.rejects("customers") + ended.rejects("contacts"));
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(List.of(Map.of())).isNotEmpty();
    }
}
