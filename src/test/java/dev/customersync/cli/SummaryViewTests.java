package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.job.RunResult;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.report.ErrorTotal;
import dev.customersync.report.RunSummary;
import dev.customersync.run.Constraint;
import dev.customersync.run.EndedRun;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.TimeSpent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryViewTests {
    private static final Map<String, Map<String, Long>> ALL_WELL =
            Map.of("customer", Map.of("READ", 2L, "CREATED", 1L, "UNCHANGED", 1L));

    @Test
    void aRunThatWentWellIsShort() {
        assertThat(view(ExitCode.OK, ALL_WELL, Duration.ofMillis(1_250), null, "outcomes.csv", "summary.json"))
                .isEqualTo("""

                        Run 7, target wizcommerce:api.example.com, completed in 1.3 s

                                   read  created  unchanged
                        customers     2        1          1

                        Requests: 1,234 (5 retries, 6 throttled)
                        Throttled: all requests waited 8.2 s at the API's request; at the end it took 140.5 a second
                        Limited:  by the API's rate limit, 83 % of the time
                        Report:   reports/outcomes.csv
                        Report:   reports/summary.json
                        """);
    }

    @Test
    void aColumnIsShownForEachStatusThatOccursInAnyEntity() {
        Map<String, Map<String, Long>> entities = Map.of(
                "customer",
                Map.of("READ", 1_234_567L, "CREATED", 1_234_560L, "INVALID", 3L, "DUPLICATE", 4L),
                "contact",
                Map.of("READ", 12L, "BLOCKED", 5L, "NOT_ATTEMPTED", 7L));

        assertThat(view(ExitCode.ROWS_FAILED, entities, Duration.ofSeconds(3_725), null, "customers-rejects.csv"))
                .isEqualTo("""

                        Run 7, target wizcommerce:api.example.com, completed in 62 min 5 s, with rows to be mended

                                        read    created  invalid  duplicate  blocked  not attempted
                        customers  1,234,567  1,234,560        3          4        0              0
                        contacts          12          0        0          0        5              7

                        Requests: 1,234 (5 retries, 6 throttled)
                        Throttled: all requests waited 8.2 s at the API's request; at the end it took 140.5 a second
                        Limited:  by the API's rate limit, 83 % of the time
                        To mend:  reports/customers-rejects.csv
                        """);
    }

    @Test
    void whenTheTableIsTooWideItIsTurned() {
        Map<String, Long> all = new LinkedHashMap<>(Map.of("READ", 12_000_055L));
        for (Status status : Status.values()) {
            all.put(status.name(), 999_999L + all.size());
        }

        assertThat(view(
                        ExitCode.UNEXPECTED,
                        Map.of("customer", all, "contact", Map.of("READ", 1L, "CREATED", 1L)),
                        Duration.ZERO,
                        null))
                .contains("""

                                        customers  contacts
                        read           12,000,055         1
                        created         1,000,000         1
                        updated         1,000,001         0
                        """);
    }

    @Test
    void theCommonestErrorsAreToldWithWhatToDo() {
        assertThat(view(
                        ExitCode.ROWS_FAILED,
                        ALL_WELL,
                        Duration.ZERO,
                        null,
                        List.of(new ErrorTotal(ErrorCode.PHONE, 1_200), new ErrorTotal(ErrorCode.TOO_LONG, 3))))
                .contains("""

                        Commonest errors:
                            1,200 x CS405 Not an E.164 phone number
                                    Write it with + and country code, such as +4930123456.
                                3 x CS403 Value too long
                                    Shorten the value.

                        """);
    }

    @Test
    void whyARunEndedEarlyComesRightBelowTheVerdict() {
        assertThat(view(ExitCode.GAVE_UP, ALL_WELL, Duration.ZERO, "CS204 Nobody answers."))
                .startsWith("""

                        Run 7, target wizcommerce:api.example.com, gave up after 0.0 s; run the same command again to go on
                          CS204 Nobody answers.

                        """);
    }

    @Test
    void booksThatDoNotBalanceAreADefectAndSaySo() {
        Map<String, Map<String, Long>> lost = Map.of("customer", Map.of("READ", 2L, "CREATED", 1L));

        assertThat(view(ExitCode.UNEXPECTED, lost, Duration.ZERO, null))
                .contains(
                        "The books do NOT balance: rows were read that have no outcome. Please report this as a defect.\n");
        assertThat(view(ExitCode.OK, ALL_WELL, Duration.ZERO, null)).doesNotContain("NOT balance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OK | completed in 3.0 s
            ROWS_FAILED | completed in 3.0 s, with rows to be mended
            INTERRUPTED | was stopped after 3.0 s; run the same command again to go on
            TERMINATED | was stopped after 3.0 s; run the same command again to go on
            GAVE_UP | gave up after 3.0 s; run the same command again to go on
            GUARD | was stopped by a safety guard after 3.0 s
            CANNOT_START | could not start
            USAGE | FAILED after 3.0 s
            UNEXPECTED | FAILED after 3.0 s
            """)
    void theVerdictFollowsTheExitCode(ExitCode code, String verdict) {
        assertThat(view(code, ALL_WELL, Duration.ofSeconds(3), null))
                .startsWith("\nRun 7, target wizcommerce:api.example.com, " + verdict + "\n");
    }

    private static String view(
            ExitCode code,
            Map<String, Map<String, Long>> counts,
            Duration duration,
            @Nullable String error,
            String... files) {
        return view(code, counts, duration, error, List.of(), files);
    }

    private static String view(
            ExitCode code,
            Map<String, Map<String, Long>> counts,
            Duration duration,
            @Nullable String error,
            List<ErrorTotal> errors,
            String... files) {
        EndedRun ended = new EndedRun(code, duration, counts)
                .with(new RequestCounts(1_234, 5, 6, 8_200, 140.5, Map.of()))
                .with(new TimeSpent(Map.of(Constraint.API_RATE, 8_300L, Constraint.PROGRAM, 1_700L)))
                .withError(error);
        Path folder = Path.of("reports");
        StringWriter out = new StringWriter();
        new SummaryView(new PrintWriter(out))
                .print(new RunResult(
                        RunSummary.of(ended.run()),
                        folder,
                        List.of(files).stream().map(folder::resolve).toList(),
                        errors));
        return out.toString();
    }
}
