package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.http.ScriptedServer;
import dev.customersync.http.ScriptedServer.Response;
import dev.customersync.http.ScriptedServer.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a scheduler's people are told of the runs that nobody watches. */
class NightlyIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    private final ScriptedServer gateway = new ScriptedServer().otherwise(request -> Response.empty(202));
    private final ScriptedServer chat = new ScriptedServer().otherwise(request -> Response.of(200, "text/plain", "ok"));

    @BeforeEach
    void configure() {
        workplace.set("sync.metrics.pushgateway.url", gateway.uri() + "/");
        workplace.set("sync.notify.webhook.url", chat.uri() + "/services/T0/secret-of-the-webhook");
    }

    @AfterEach
    void close() {
        gateway.close();
        chat.close();
    }

    @Test
    void metricsOfAShortRunAreRightWhenItHasEnded() throws Exception {
        Instant before = Instant.now();

        Ended ended = workplace.sync(customers("C-1,Acme,Acme", "C-2,Bolt,Bolt", "C-3,,Nameless"), contacts());

        assertThat(ended.exit()).as(ended.toString()).isEqualTo(4);
        assertThat(gateway.requests()).allSatisfy(push -> {
            assertThat(push.method()).as("what it does not hold stays").isEqualTo("POST");
            assertThat(push.target())
                    .isEqualTo("/metrics/job/customer_sync/feed/default/target/" + workplace.targetName());
        });
        Map<String, Double> metrics = lastPush();
        assertThat(metrics)
                .containsEntry("customer_sync_running", 0.0)
                .containsEntry("customer_sync_run_id", (double) ended.runId())
                .containsEntry("customer_sync_last_exit_code", 4.0)
                .containsEntry("customer_sync_rows{entity=\"customers\",outcome=\"created\"}", 2.0)
                .containsEntry("customer_sync_rows{entity=\"customers\",outcome=\"invalid\"}", 1.0)
                .containsEntry("customer_sync_rows{entity=\"contacts\",outcome=\"created\"}", 1.0)
                .containsEntry("customer_sync_rows{entity=\"contacts\",outcome=\"failed\"}", 0.0)
                .containsEntry("customer_sync_requests{status=\"201\"}", 3.0)
                .containsEntry("customer_sync_request_retries", 0.0)
                .containsEntry("customer_sync_requests_throttled", 0.0)
                .containsEntry("customer_sync_throttled_seconds", 0.0)
                .containsEntry("customer_sync_allowed_rate", 2000.0)
                .containsEntry("customer_sync_breaker_open", 0.0)
                .containsKey("customer_sync_last_completion_timestamp_seconds")
                .doesNotContainKey("customer_sync_last_success_timestamp_seconds");
        assertThat(metrics.get("customer_sync_last_end_timestamp_seconds"))
                .isBetween(before.toEpochMilli() / 1e3, Instant.now().toEpochMilli() / 1e3);
        assertThat(metrics.get("customer_sync_last_duration_seconds")).isBetween(0.0, 600.0);
        assertThat(metrics.get("customer_sync_request_latency_seconds{quantile=\"0.95\"}"))
                .isPositive();
        assertThat(metrics.keySet())
                .as("Spring Batch's own")
                .anyMatch(name -> name.startsWith("spring_batch_job_seconds_count"))
                .anyMatch(name -> name.startsWith("spring_batch_step_seconds_count"))
                .noneMatch(name -> name.contains("_active_") || name.contains("batch_item"));
    }

    @Test
    void metricsArePushedDuringTheRunAndTellOfItsFailure() throws Exception {
        workplace.set("sync.metrics.pushgateway.interval", "100ms");
        workplace.set("sync.push.give-up-after", "2s");
        String[] rows =
                IntStream.range(0, 30).mapToObj(i -> "C-" + i + ",Acme,Acme").toArray(String[]::new);
        workplace.misbehave(
                "error-before-commit:status=500,call=create,nth=3,times=1000000",
                "error-before-commit:status=500,call=list,nth=2,times=1000000");

        Ended gaveUp = workplace.syncCustomers(customers(rows));

        assertThat(gaveUp.exit()).as(gaveUp.toString()).isEqualTo(6);
        assertThat(gateway.requests()).hasSizeGreaterThan(2);
        assertThat(metrics(gateway.requests().get(0))).containsEntry("customer_sync_running", 1.0);
        // Whether a push meets the breaker open is a matter of the moment.
        assertThat(gateway.requests().stream().map(NightlyIntegrationTests::metrics))
                .allSatisfy(push -> assertThat(push).containsKey("customer_sync_breaker_open"));
        assertThat(lastPush())
                .containsEntry("customer_sync_running", 0.0)
                .containsEntry("customer_sync_last_exit_code", 6.0)
                .containsKey("customer_sync_last_end_timestamp_seconds")
                .doesNotContainKeys(
                        "customer_sync_last_completion_timestamp_seconds",
                        "customer_sync_last_success_timestamp_seconds");
        assertThat(lastPush().getOrDefault("customer_sync_rows{entity=\"customers\",outcome=\"not_attempted\"}", 0.0))
                .isPositive();
        double failed = lastPush().getOrDefault("customer_sync_requests{status=\"500\"}", 0.0);

        workplace.misbehave();
        Ended resumed = workplace.syncCustomers(customers(rows));

        assertThat(resumed.exit()).as(resumed.toString()).isZero();
        assertThat(lastPush())
                .as("the whole run's")
                .containsEntry("customer_sync_requests{status=\"500\"}", failed)
                .containsEntry("customer_sync_rows{entity=\"customers\",outcome=\"created\"}", 30.0)
                .containsEntry("customer_sync_rows{entity=\"customers\",outcome=\"not_attempted\"}", 0.0)
                .containsKey("customer_sync_last_success_timestamp_seconds");
    }

    @Test
    void aFailureIsToldAndTheFirstSuccessAfterItAndNothingElse() throws Exception {
        Path good = customers("C-1,Acme,Acme");
        Path bad = workplace.file(
                "bad.csv", "reference_id,company_name,display_name,email", "C-2,Bolt,Bolt,bolt(at)example.com");

        assertThat(workplace.syncCustomers(good).exit()).isZero();
        assertThat(chat.requests()).as("no failure before").isEmpty();

        Ended failed = workplace.syncCustomers(bad);
        assertThat(failed.exit()).isEqualTo(4);
        assertThat(messages()).hasSize(1);
        JsonNode failure = messages().get(0);
        assertThat(failure.path("text").asString())
                .isEqualTo(
                        "Customer Sync needs a look: finished, some rows invalid, duplicate, blocked, failed or unknown (exit"
                                + " code 4)\nsync, run " + failed.runId() + ", target " + workplace.targetName()
                                + ", feed default, on " + failure.path("host").asString()
                                + "\ncustomers: 1 read, 1 invalid"
                                + "\nNext: Mend the rows of the rejects files and feed these back; what was blocked, failed or unknown"
                                + " is also tried again by the next run."
                                + "\nReport: " + failed.folder().toAbsolutePath());
        assertThat(failure.path("event").asString()).isEqualTo("failure");
        assertThat(failure.path("exit_code").asInt()).isEqualTo(4);
        assertThat(failure.path("run_id").asLong()).isEqualTo(failed.runId());
        assertThat(failure.path("entities").path("customers").path("invalid").asInt())
                .isEqualTo(1);

        assertThat(workplace.syncCustomers(good).exit()).isZero();
        assertThat(workplace.syncCustomers(good).exit()).isZero();

        assertThat(messages()).hasSize(2);
        assertThat(messages().get(1).path("event").asString()).isEqualTo("recovery");
        assertThat(messages().get(1).path("text").asString())
                .startsWith("Customer Sync works again: all rows done (exit code 0)\n");

        workplace.set("sync.notify.when", "always");
        workplace.set("sync.notify.on-rows", "false");
        assertThat(workplace.syncCustomers(bad).exit()).isEqualTo(4);
        assertThat(messages()).hasSize(3);
        assertThat(messages().get(2).path("event").asString()).isEqualTo("success");
        assertThat(chat.requests()).allSatisfy(request -> {
            assertThat(request.target()).isEqualTo("/services/T0/secret-of-the-webhook");
            assertThat(request.body()).doesNotContain("bolt(at)", "Bolt", "C-2", Workplace.API_KEY);
        });
    }

    @Test
    void failuresBeforeThereIsARunAreToldToo() throws Exception {
        Ended misused = workplace.run("sync", "--custmers", "x.csv");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.out()).isEmpty();
        Ended noFile = workplace.sync("--customers", workplace.directory() + "/none.csv");
        assertThat(noFile.exit()).isEqualTo(2);
        workplace.set("sync.db.url", "jdbc:postgresql://127.0.0.1:1/none");
        Ended noDatabase = workplace.syncCustomers(customers("C-1,Acme,Acme"));
        assertThat(noDatabase.exit()).as(noDatabase.toString()).isEqualTo(3);
        workplace.set("sync.db.url", database.jdbcUrl());
        workplace.unset("wizcommerce.api-key");
        Ended noKey = workplace.syncCustomers(customers("C-1,Acme,Acme"));
        assertThat(noKey.exit()).as(noKey.toString()).isEqualTo(3);
        workplace.set("wizcommerce.api-key", "wrong");
        Ended wrongKey = workplace.syncCustomers(customers("C-1,Acme,Acme"));
        assertThat(wrongKey.exit()).as(wrongKey.toString()).isEqualTo(3);

        assertThat(messages().stream()
                        .map(message -> message.path("exit_code").asInt() + " "
                                + message.path("error_code").asString("-") + " "
                                + message.path("target").asString("-")))
                .containsExactly(
                        "2 - -",
                        "2 CS102 " + workplace.targetName(),
                        "3 CS104 " + workplace.targetName(),
                        "3 CS108 -",
                        "3 CS108 " + workplace.targetName());
        assertThat(messages())
                .allSatisfy(
                        message -> assertThat(message.path("event").asString()).isEqualTo("failure"));
        assertThat(messages().get(2).path("text").asString())
                .startsWith(
                        "Customer Sync FAILED: cannot start (lock, database, credentials) (exit code 3)\nsync, no run, target "
                                + workplace.targetName() + ", feed default, on ")
                .endsWith(
                        "\nCS104 Database\nNext: Check SYNC_DB_URL, SYNC_DB_USER and SYNC_DB_PASSWORD, and that the server is up.");
        assertThat(gateway.requests()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(metrics(gateway.requests().get(0)))
                .containsEntry("customer_sync_last_exit_code", 2.0)
                .doesNotContainKey("customer_sync_run_id");
    }

    @Test
    void whoCannotBeToldIsWarnedOfAndChangesNothing() {
        gateway.otherwise(request -> Response.of(500, "text/plain", "full"));
        chat.otherwise(request -> Response.empty(404));
        workplace.set("sync.metrics.pushgateway.interval", "100ms");
        workplace.set("sync.notify.when", "always");

        Ended ended = workplace.syncCustomers(customers("C-1,Acme,Acme"));

        assertThat(ended.exit()).isZero();
        assertThat(ended.err().lines().filter(line -> line.startsWith("warning: The")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "warning: The Pushgateway at " + gateway.uri()
                                        + " (sync.metrics.pushgateway.url) did not take the metrics; the run does not depend on it: ")
                        .contains("500"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "warning: The webhook at http://127.0.0.1 (sync.notify.webhook.url) did not take the message"
                                        + " of this run's end: it answered 404"));
        assertThat(chat.requests()).as("a refusal is not repeated").hasSize(1);
    }

    @Test
    void aWrongUrlIsAMistakeInTheConfigurationAndNotShown() {
        workplace.set("sync.notify.webhook.url", "hooks.example.com/secret-of-the-webhook");

        Ended ended = workplace.syncCustomers(customers("C-1,Acme,Acme"));

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .contains(
                        "error CS101: sync.notify.webhook.url (SYNC_NOTIFY_WEBHOOK_URL): expected a URL that begins with http://"
                                + " or https:// and a host, found another\n")
                .doesNotContain("secret-of-the-webhook");
    }

    @Test
    void theLogIsJsonWhenAskedForAndNamesTheRunInEachLine() throws Exception {
        workplace.set("sync.log-format", "json");
        workplace.set("sync.notify.when", "failure");
        workplace.misbehave("throttle:retry-after=1,call=create,times=1");

        Ended ended = workplace.syncCustomers(customers("C-1,Acme,Acme"));

        assertThat(ended.exit()).as(ended.toString()).isZero();
        List<JsonNode> lines = logLines().stream().map(Workplace.JSON::readTree).toList();
        assertThat(lines).isNotEmpty().anySatisfy(line -> {
            assertThat(line.path("message").asString()).startsWith("The API throttles");
            assertThat(line.path("log").path("level").asString()).isEqualTo("WARN");
            assertThat(line.path("run_id").asString()).isEqualTo(String.valueOf(ended.runId()));
            assertThat(line.path("target").asString()).isEqualTo(workplace.targetName());
            assertThat(line.path("feed").asString()).isEqualTo("default");
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asString()).isEqualTo("sync ended, exit code 0: all rows done");
            assertThat(line.path("exit_code").asInt()).isZero();
            assertThat(line.path("run_id").asString()).isEqualTo(String.valueOf(ended.runId()));
        });
    }

    @Test
    void theLogIsTextOtherwiseAndNamesTheRunToo() throws Exception {
        workplace.misbehave("throttle:retry-after=1,call=create,times=1");

        Ended ended = workplace.syncCustomers(customers("C-1,Acme,Acme"));

        assertThat(logLines()).anySatisfy(line -> assertThat(line)
                .contains(" WARN ", " run " + ended.runId() + ": ", "The API throttles"));
        workplace.set("sync.log-format", "xml");
        workplace.set("sync.concurrency", "0");
        Ended wrong = workplace.syncCustomers(customers("C-1,Acme,Acme"));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("sync.log-format (SYNC_LOG_FORMAT): expected one of text, json, found \"xml\"")
                .contains("sync.concurrency (SYNC_CONCURRENCY): expected a whole number from 1 to 256, found \"0\"");
    }

    @Test
    void aPasswordInTheGatewaysUrlIsSentAndNotShown() {
        workplace.set("sync.metrics.pushgateway.url", gateway.uri().toString().replace("://", "://me:s3cret@"));
        gateway.otherwise(request -> Response.empty(401));

        Ended ended = workplace.syncCustomers(customers("C-1,Acme,Acme"));

        assertThat(gateway.requests().get(0).headers())
                .containsEntry(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("me:s3cret".getBytes(StandardCharsets.UTF_8)));
        assertThat(ended.out() + ended.err())
                .contains("The Pushgateway at " + gateway.uri())
                .doesNotContain("s3cret");
    }

    @Test
    void thePageNamesEveryMetricAndNoOther() throws Exception {
        workplace.syncCustomers(customers("C-1,Acme,Acme"));
        String page = Files.readString(Path.of("src/site/markdown/running-nightly.md"));

        Set<String> pushed = lastPush().keySet().stream()
                .map(name -> name.replaceAll("\\{.*|(?<=^spring_batch_.{1,40}seconds)_(count|sum|max).*", ""))
                .collect(Collectors.toSet());
        Set<String> named = Pattern.compile("(customer_sync|spring_batch)_[a-z_]+[a-z]")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(named).containsExactlyInAnyOrderElementsOf(pushed);
    }

    private List<JsonNode> messages() {
        return chat.requests().stream()
                .map(request -> Workplace.JSON.readTree(request.body()))
                .toList();
    }

    private List<String> logLines() throws IOException {
        return Files.readAllLines(workplace.dataDir().resolve("logs/customer-sync.log"));
    }

    private Map<String, Double> lastPush() {
        return metrics(gateway.requests().get(gateway.requests().size() - 1));
    }

    /** The text exposition format. */
    private static Map<String, Double> metrics(Seen push) {
        Map<String, Double> metrics = new TreeMap<>();
        push.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            metrics.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return metrics;
    }

    private Path customers(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = "reference_id,company_name,display_name";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return workplace.file("customers.csv", lines);
    }

    private Path contacts() {
        return workplace.file(
                "contacts.csv", "customer_reference_id,reference_id,first_name,email", "C-1,P-1,Ann,ann@example.com");
    }
}
