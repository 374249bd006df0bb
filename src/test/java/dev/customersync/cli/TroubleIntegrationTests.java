package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.run.RunSample;
import dev.customersync.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A target that throttles, fails and breaks off. */
class TroubleIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void throttledAndFailingCallsAreSentAgainUntilAllRowsAreDone() throws Exception {
        workplace.syncCustomers(customers(8, "Acme"));
        workplace.forgetRequests();
        workplace.misbehave(
                "throttle:retry-after=1,call=update,times=1",
                "error-before-commit:call=update,reference_id=C-2,times=2",
                "cut-after-commit:call=update,reference_id=C-3,times=1",
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
        assertThat(workplace.requests()).containsEntry("PATCH 429", 1).containsEntry("PATCH 201", 8);
        workplace.checkNoDuplicates();
    }

    @Test
    void aCreateWithoutAClearAnswerIsFoundAgainAndNeverMadeTwice() throws Exception {
        workplace.misbehave(
                "error-after-commit:call=create,reference_id=C-1,times=1",
                "cut-after-commit:call=create,reference_id=C-2,times=1",
                "hang-after-commit:ms=300,call=create,reference_id=C-3,times=1",
                "garbage-body:call=create,reference_id=C-4,times=1",
                "html-body:call=create,reference_id=C-5,times=1",
                "empty-body:call=create,reference_id=C-6,times=1",
                "no-id:call=create,reference_id=C-7,times=1",
                "error-after-commit:status=504,call=create,reference_id=C-8,times=1",
                "error-before-commit:call=create,reference_id=C-9,times=1",
                "cut-before-commit:call=create,reference_id=C-10,times=1",
                "unavailable:retry-after=1,call=create,reference_id=C-11,times=1");

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
        List<String> lines = new ArrayList<>(List.of("reference_id,company_name,display_name"));
        for (int i = 1; i <= count; i++) {
            lines.add("C-" + i + "," + name + "," + i);
        }
        return workplace.file("customers.csv", lines.toArray(String[]::new));
    }
}
