package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.run.RunSample;
import dev.customersync.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a run leaves behind for people, and that it can be had again. */
class ReportsIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void thePageIsNamedFirstAndWrittenAgainAsItWas() throws Exception {
        Path customers = workplace.file(
                "customers.csv",
                "reference_id,company_name,display_name,phone",
                "C-1,<script>alert(1)</script>,Acme,</script><script>alert(1)</script>",
                "C-2,Beta,Beta,+4930123456");

        Ended ended = workplace.syncCustomers(customers);

        List<String> files = ended.out()
                .lines()
                .filter(line -> line.matches("(Report|To mend): .*"))
                .map(line -> String.valueOf(Path.of(line).getFileName()))
                .toList();
        assertThat(files).containsExactly("report.html", "outcomes.csv", "customers-rejects.csv", "summary.json");
        Path page = ended.folder().resolve("report.html");
        assertThat(page)
                .content()
                .contains("found \\\"\\u003C/script\\u003E\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E\\\"")
                .doesNotContain("<script>alert(1)");

        Path again = workplace.directory().resolve("again");
        Ended reported = workplace.run("report", String.valueOf(ended.runId()), "--report-dir", again.toString());

        assertThat(reported.exit()).as(reported.toString()).isZero();
        for (String file : files) {
            assertThat(again.resolve(ended.folder().getFileName()).resolve(file))
                    .hasSameBinaryContentAs(ended.folder().resolve(file));
        }
    }

    @Test
    void theRunRemembersHowItWasConfiguredAndHowItWent() throws Exception {
        Ended ended = workplace.syncCustomers(
                workplace.file("customers.csv", "reference_id,company_name,display_name", "C-1,Acme,1", "C-2,Beta,2"));

        assertThat(ended.summary()
                        .path("configuration")
                        .path("wizcommerce.api-key")
                        .asString())
                .isEqualTo("***");
        assertThat(ended.summary().path("configuration").path("sync.rate-limit").asString())
                .isEqualTo("2000/s");
        JsonNode timeSpent = ended.summary().path("time_spent_s");
        assertThat(timeSpent.propertyNames())
                .containsExactly("api_rate", "api_latency", "trouble", "database", "program");
        // on which of them is chance in a run so short, which is looked at a few times only
        assertThat(timeSpent.valueStream().mapToDouble(JsonNode::asDouble).sum())
                .isPositive()
                .isLessThanOrEqualTo(ended.summary().path("duration_s").asDouble());
        List<RunSample> samples = new Runs(database.jdbc()).samples(ended.runId());
        assertThat(samples).hasSizeGreaterThanOrEqualTo(2);
        assertThat(samples).extracting(RunSample::firstOfProcess).startsWith(true);
        RunSample last = samples.get(samples.size() - 1);
        assertThat(last.rows()).isEqualTo(2);
        assertThat(last.requests())
                .isEqualTo(ended.summary().path("requests").path("total").asLong());
        assertThat(Files.readString(ended.folder().resolve("report.html"))).contains("\"p95Millis\":");
    }
}
