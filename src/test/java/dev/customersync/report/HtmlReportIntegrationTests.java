package dev.customersync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Action;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import dev.customersync.run.Constraint;
import dev.customersync.run.EndedRun;
import dev.customersync.run.ExitCode;
import dev.customersync.run.NewRun;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.RunSample;
import dev.customersync.run.Runs;
import dev.customersync.run.TimeSpent;
import dev.customersync.source.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page as people see it, in a real browser. */
class HtmlReportIntegrationTests {
    private static final String HOSTILE =
            "</script><script>document.title = 'owned'</script><img src=x onerror=\"document.title ="
                    + " 'owned'\"><!--<script> \u2028 & '\"";
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    private Path folder = Path.of("");

    private final Runs runs = new Runs(database.jdbc());
    private final Ledger ledger = new Ledger(database.dataSource());
    private final HtmlReport report =
            new HtmlReport(new LedgerDigest(database.dataSource(), database.transactions()), runs);

    @Test
    void whatTheInputHoldsIsTextWhateverItLooksLike() throws Exception {
        long runId = newRun();
        ledger.append(
                runId,
                List.of(outcome(2, HOSTILE, Status.INVALID, Failure.of(ErrorCode.EMAIL, "found \"" + HOSTILE + "\""))));
        Path page = page(runId, HOSTILE);

        browser.open(page, 1200, false);

        assertThat(browser.text("#table tbody td:nth-child(4)")).contains("<script>document.title = 'owned'</script>");
        assertThat(browser.text("#errors li")).contains("</script><script>document.title = 'owned'</script><img src=x");
        assertThat(browser.text("#error")).contains("<!--<script>");
        assertThat(browser.evaluate("document.title"))
                .isEqualTo("Run " + runId + ": completed in 1 min 30 s, with rows to be mended");
        assertThat(browser.evaluate("document.images.length + document.scripts.length"))
                .isEqualTo(3L);
        browser.assertQuiet();
    }

    @Test
    void aScriptThatGotOntoThePageWouldNotRun() throws Exception {
        Path page = page(newRun(), null);
        Files.writeString(
                page,
                Files.readString(page).replace("<footer>", "<script>document.body.id = 'owned'</script><footer>"));

        browser.open(page, 1200, false);

        assertThat(browser.evaluate("document.body.id")).isEqualTo("");
        assertThat(browser.text("#counts")).as("the page's own one does").contains("No rows were read.");
    }

    @Test
    void tenThousandRowsAreSearchedAndSortedAtOnceAndMoreAreLeftToTheRejectsFiles() throws Exception {
        long runId = newRun();
        List<Outcome> rows = new ArrayList<>();
        for (int line = 2; line <= 10_101; line++) {
            rows.add(
                    line % 10 == 0
                            ? outcome(line, "C-" + line, Status.FAILED, Failure.of(ErrorCode.REFUSED, "not accepted"))
                            : outcome(line, "C-" + line, Status.INVALID, Failure.of(ErrorCode.PHONE, "found \"030\"")));
        }
        ledger.append(runId, rows);
        browser.open(page(runId, null), 1200, false);

        assertThat(browser.text("#found"))
                .isEqualTo("10,000 rows, 1 to 25 shown. 100 more are left out here; the rejects files hold them all.");
        assertThat(browser.texts("#errors h3 .number")).containsExactly("9,090 rows", "1,010 rows");
        assertThat(browser.texts("#table tbody tr")).hasSize(25);

        browser.element("#search").sendKeys("not c-100");
        assertThat(browser.text("#found")).startsWith("3 of 10,000 rows.");
        browser.element("#table thead th:nth-child(4) button").click();
        browser.element("#table thead th:nth-child(4) button").click();
        assertThat(browser.texts("#table tbody td:nth-child(4)")).containsExactly("C-10000", "C-1000", "C-100");

        browser.element("#search").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        browser.element("#errors .group:nth-child(2) button").click();
        assertThat(browser.text("#found")).startsWith("1,000 of 10,000 rows, 1 to 25 shown.");
        browser.element("#pages button:last-child").click();
        assertThat(browser.text("#found")).startsWith("1,000 of 10,000 rows, 26 to 50 shown.");
        browser.assertQuiet();
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "375, false", "375, true"})
    void chartsAreDrawnAndNothingScrollsSideways(int width, boolean dark) throws Exception {
        long runId = newRun();
        for (int second = 0; second <= 90; second += 5) {
            runs.addSample(
                    runId,
                    new RunSample(
                            START.plusSeconds(second),
                            second * 80L,
                            second * 90L,
                            second / 30,
                            100,
                            40,
                            90,
                            6.5,
                            second == 0 || second == 60));
        }
        ledger.append(
                runId,
                List.of(
                        outcome(
                                2,
                                "C-2",
                                Status.INVALID,
                                Failure.of(ErrorCode.PHONE, "found \"" + "x".repeat(300) + "\"")),
                        updated(3, "phone", "addresses/C-3-billing"),
                        updated(4, "phone")));
        browser.open(page(runId, null), width, dark);

        assertThat(browser.evaluate("[...document.querySelectorAll('canvas')].map(c => new Set(c.getContext('2d')"
                        + ".getImageData(0, 0, c.width, c.height).data).size > 20)"))
                .isEqualTo(List.of(true, true, true, true));
        assertThat(browser.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(browser.evaluate("document.documentElement.clientWidth"));
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(dark ? "rgb(18, 22, 28)" : "rgb(255, 255, 255)");
        assertThat(browser.text("#waits"))
                .contains("The run was limited by the API's rate limit, 80 % of the time.", "The database 20 %");
        assertThat(browser.texts("#fields tbody tr td"))
                .containsExactly("phone", "customers", "2", "addresses/C-3-billing", "customers", "1");
        browser.element("#configuration summary").click();
        assertThat(browser.texts("#configuration tbody code")).containsExactly("wizcommerce.api-key", "***");
        browser.assertQuiet();
    }

    @Test
    void aRunWithoutSamplesHasASentenceInsteadOfEmptyCharts() throws Exception {
        long runId = newRun();
        ledger.append(runId, List.of(updated(2, "phone")));
        browser.open(page(runId, null), 1200, false);

        assertThat(browser.text("#course")).contains("No samples were taken of this run");
        assertThat(browser.evaluate("document.querySelectorAll('canvas').length"))
                .isEqualTo(0L);
        browser.assertQuiet();
    }

    @Test
    void whatIsSaidOfNoRejectedRowIsToldToo() throws Exception {
        long runId = newRun();
        ledger.append(
                runId,
                List.of(
                        outcome(1, "C-1", Status.DELETE_FAILED, Failure.of(ErrorCode.REFUSED, "has open orders")),
                        outcome(2, "C-2", Status.ADOPTED, Failure.of(ErrorCode.INACTIVE, "is inactive"))));
        browser.open(page(runId, null), 1200, false);

        assertThat(browser.text("#figures")).contains("Not deleted\n1");
        assertThat(browser.text("#errors")).contains("1 of the customers delete failed", "has open orders");
        assertThat(browser.texts("#errors button"))
                .as("a deletion has no row to show")
                .isEmpty();
        assertThat(browser.text("#warnings")).contains(ErrorCode.INACTIVE.hint(), "is inactive");
        browser.assertQuiet();
    }

    private long newRun() {
        long runId = runs.start(new NewRun("target", "default", "sync", List.of(), "f", new UUID(0, 0), START));
        ledger.openRun(runId);
        return runId;
    }

    private Path page(long runId, @Nullable String error) throws IOException {
        Map<Status, Long> byStatus = ledger.counts(runId).getOrDefault(EntityType.CUSTOMER, Map.of());
        long read = byStatus.entrySet().stream()
                .filter(count -> !count.getKey().isDeletion())
                .mapToLong(Map.Entry::getValue)
                .sum();
        EntityCounts counts = new EntityCounts(read, byStatus);
        RunSummary run = RunSummary.of(new EndedRun(
                        counts.allDone() ? ExitCode.OK : ExitCode.ROWS_FAILED,
                        Duration.ofSeconds(90),
                        Map.of("customer", counts.toNumbers()))
                .with(new RequestCounts(8_100, 0, 3, 0, 100, new TreeMap<>(Map.of("201", 8_097L, "429", 3L))))
                .with(new TimeSpent(Map.of(Constraint.API_RATE, 80_000L, Constraint.DATABASE, 20_000L)))
                .withConfiguration(Map.of("wizcommerce.api-key", "***"))
                .withError(error)
                .run(runId));
        Path page = folder.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(page)) {
            report.write(run, List.of("outcomes.csv", "summary.json"), out);
        }
        return page;
    }

    private static Outcome updated(long line, String... fields) {
        return new Outcome(
                new Position("customers.csv", line),
                EntityType.CUSTOMER,
                "",
                "C-" + line,
                Action.PATCH,
                Status.UPDATED,
                "r-" + line,
                List.of(fields),
                null,
                Exchange.NONE,
                null);
    }

    private static Outcome outcome(long line, String key, Status status, Failure failure) {
        return new Outcome(
                new Position("customers.csv", line),
                EntityType.CUSTOMER,
                "",
                key,
                Action.NONE,
                status,
                null,
                List.of(),
                failure,
                Exchange.NONE,
                new RawRow(List.of("reference_id"), List.of(key), ','));
    }
}
