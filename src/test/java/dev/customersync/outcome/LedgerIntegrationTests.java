package dev.customersync.outcome;

import static dev.customersync.record.EntityType.ADDRESS;
import static dev.customersync.record.EntityType.CONTACT;
import static dev.customersync.record.EntityType.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.database.TestDatabase;
import dev.customersync.http.Exchange;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.run.NewRun;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.RunStatus;
import dev.customersync.run.Runs;
import dev.customersync.run.TimeSpent;
import dev.customersync.source.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final Runs runs = new Runs(database.jdbc());
    private final Ledger ledger = new Ledger(database.dataSource());
    private final LedgerReports reports = new LedgerReports(database.dataSource(), database.transactions());
    private long run;

    @BeforeEach
    void openRun() {
        run = newRun("shop");
    }

    @Test
    void givesBackAnOutcomeAsItWasAppended() {
        Outcome outcome = new Outcome(
                new Position("customers.csv", 7),
                CONTACT,
                "C-1",
                "P-1",
                Action.PATCH,
                Status.FAILED,
                "r-1",
                List.of("email", "addresses/B/city"),
                new Failure(ErrorCode.REFUSED, "email;phone", "Expected an e-mail"),
                new Exchange(422, 3, Duration.ofMillis(1234), "req-9"),
                new RawRow(List.of("a", "b"), List.of("1", "2", "3"), ';'));

        ledger.append(run, List.of(outcome));

        assertThat(read(CONTACT)).containsExactly(outcome);
    }

    @Test
    void givesBackAnOutcomeOfWhichLittleIsKnown() {
        Outcome outcome = outcome(CUSTOMER, 2, "C-1", Status.UNCHANGED);

        ledger.append(run, List.of(outcome));

        assertThat(read(CUSTOMER)).containsExactly(outcome);
    }

    @Test
    void countsWhatItHasAppended() {
        Ledger own = new Ledger(database.dataSource());

        own.append(
                run, List.of(outcome(CUSTOMER, 2, "C-1", Status.CREATED), outcome(CUSTOMER, 3, "C-2", Status.CREATED)));
        own.append(run, List.of(outcome(CONTACT, 2, "P-1", Status.FAILED)));

        assertThat(own.appended()).isEqualTo(3);
        assertThat(own.appendedByStatus())
                .isEqualTo(Map.of(CUSTOMER, Map.of(Status.CREATED, 2L), CONTACT, Map.of(Status.FAILED, 1L)));
    }

    @Test
    void keepsEveryCharacterOfEveryText() {
        String nasty = "tab\t back\\slash \\N \\. line\nfeed\r\n \"quoted\" 'single' ; , 🚀 é \u2028 \\t NULL";
        Outcome outcome = new Outcome(
                new Position(nasty, 2),
                CONTACT,
                nasty,
                nasty,
                Action.NONE,
                Status.INVALID,
                nasty,
                List.of(nasty.replace(";", "")),
                new Failure(ErrorCode.EMAIL, nasty, nasty),
                new Exchange(null, 0, Duration.ZERO, nasty),
                new RawRow(List.of(nasty), List.of(nasty, "", "\\N"), '\t'));

        ledger.append(run, List.of(outcome));

        assertThat(read(CONTACT)).containsExactly(outcome);
    }

    @Test
    void takesTheNulOfADamagedRow() {
        RawRow damaged = new RawRow(List.of("reference_id"), List.of("C\0-1"), ',');
        Outcome outcome = new Outcome(
                new Position("customers.csv", 2),
                CUSTOMER,
                "",
                "C\0-1",
                Action.NONE,
                Status.INVALID,
                null,
                List.of(),
                Failure.of(ErrorCode.CHARACTER, "NUL in C\0-1"),
                Exchange.NONE,
                damaged);

        ledger.append(run, List.of(outcome));

        Outcome found = read(CUSTOMER).get(0);
        assertThat(found.referenceId()).isEqualTo("C\uFFFD-1");
        assertThat(found.raw()).isEqualTo(damaged);
    }

    @Test
    void opensARunASecondTimeWithoutLosingAnything() {
        ledger.append(run, List.of(outcome(CUSTOMER, 2, "C-1", Status.CREATED)));

        ledger.openRun(run);

        assertThat(read(CUSTOMER)).hasSize(1);
    }

    @Test
    void refusesASecondOutcomeOfARow() {
        ledger.append(run, List.of(outcome(CUSTOMER, 2, "C-1", Status.INVALID)));

        assertThatThrownBy(() -> ledger.append(
                        run,
                        List.of(
                                outcome(CUSTOMER, 3, "C-2", Status.CREATED),
                                outcome(CUSTOMER, 2, "C-1", Status.CREATED))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(read(CUSTOMER)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_ATTEMPTED")
    void letsOneRowTakeAKeyIfItsStatusClaimsIt(Status status) {
        ledger.append(run, List.of(outcome(CUSTOMER, 2, "C-1", status)));
        List<Outcome> second = List.of(outcome(CUSTOMER, 3, "C-1", Status.CREATED));

        if (status.claimsKey()) {
            assertThatThrownBy(() -> ledger.append(run, second)).isInstanceOf(DuplicateKeyException.class);
        } else {
            ledger.append(run, second);
        }

        Position claimedBy = new Position("customers.csv", status.claimsKey() ? 2 : 3);
        Status claimedAs = status.claimsKey() ? status : Status.CREATED;
        assertThat(ledger.claims(run, List.of(RecordKey.customer("C-1"))))
                .isEqualTo(Map.of(RecordKey.customer("C-1"), new Ledger.Claim(claimedBy, claimedAs, null)));
    }

    @Test
    void claimsAKeyInItsOwnRunOnly() {
        ledger.append(run, List.of(outcome(CUSTOMER, 2, "C-1", Status.CREATED)));
        long other = newRun("shop");

        assertThat(ledger.claims(other, List.of(RecordKey.customer("C-1")))).isEmpty();
        ledger.append(other, List.of(outcome(CUSTOMER, 2, "C-1", Status.CREATED)));
    }

    @Test
    void tellsTheLatestRunBetweenTwoThatTookAKey() {
        RecordKey key = RecordKey.customer("C-7");
        RecordKey contact = RecordKey.contact("C-9", "C-7");
        long first = finishedRun("mine", outcome(CUSTOMER, 2, "C-7", Status.FAILED));
        long second = finishedRun(
                "mine", outcome(CUSTOMER, 2, "C-7", Status.UNCHANGED), outcome(CONTACT, 2, "C-7", Status.CREATED));
        long third = finishedRun("mine", outcome(CUSTOMER, 2, "C-7", Status.BLOCKED));
        finishedRun("mine", outcome(CUSTOMER, 2, "C-7", Status.INVALID), outcome(CUSTOMER, 3, "C-7", Status.DUPLICATE));
        finishedRun("another", outcome(CUSTOMER, 2, "C-7", Status.CREATED));
        long now = newRun("mine");
        ledger.append(now, List.of(outcome(CUSTOMER, 2, "C-7", Status.CREATED)));

        assertThat(ledger.latestClaims("mine", Map.of(key, first, contact, first), now))
                .isEqualTo(Map.of(key, third, contact, second));
        assertThat(ledger.latestClaims("mine", Map.of(key, second, contact, second), now))
                .isEqualTo(Map.of(key, third));
        assertThat(ledger.latestClaims("mine", Map.of(key, third), now)).isEmpty();
        assertThat(ledger.latestClaims("mine", Map.of(key, 0L), first)).isEmpty();
        assertThat(ledger.latestClaims("mine", Map.of(), now)).isEmpty();
    }

    @Test
    void tellsWhichRowsHaveAnOutcome() {
        ledger.append(
                run,
                LongStream.of(2, 3, 5, 9)
                        .mapToObj(line -> outcome(CUSTOMER, line, "C-" + line, Status.CREATED))
                        .toList());
        ledger.append(run, List.of(outcome(ADDRESS, 4, "A-4", Status.CREATED)));

        Position second = new Position("customers.csv", 5);
        assertThat(ledger.recorded(
                        run,
                        CUSTOMER,
                        List.of(
                                new Position("customers.csv", 4),
                                second,
                                new Position("customers.csv", 8),
                                new Position("others.csv", 5))))
                .isEqualTo(Set.of(second));
    }

    @Test
    void appendsWithTheTransactionThatIsUnderWay() {
        new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
            ledger.append(run, List.of(outcome(CUSTOMER, 2, "C-1", Status.CREATED)));
            status.setRollbackOnly();
        });

        assertThat(read(CUSTOMER)).isEmpty();
    }

    @Test
    void countsByEntityAndStatus() {
        ledger.append(
                run,
                List.of(
                        outcome(CUSTOMER, 2, "C-1", Status.CREATED),
                        outcome(CUSTOMER, 3, "C-2", Status.CREATED),
                        outcome(CUSTOMER, 4, "C-3", Status.INVALID),
                        outcome(CONTACT, 2, "P-1", Status.BLOCKED)));
        ledger.replaceNotAttempted(run, List.of(notAttempted(CONTACT, 3, "P-2")));

        assertThat(ledger.counts(run))
                .isEqualTo(Map.of(
                        CUSTOMER, Map.of(Status.CREATED, 2L, Status.INVALID, 1L),
                        CONTACT, Map.of(Status.BLOCKED, 1L, Status.NOT_ATTEMPTED, 1L)));
    }

    @Test
    void readsInTheOrderOfTheInputWhateverTheOrderOfAppending() {
        List<Outcome> outcomes = new ArrayList<>();
        LongStream.range(2, 3_002).forEach(line -> outcomes.add(outcome(CUSTOMER, line, "C-" + line, Status.CREATED)));
        Collections.reverse(outcomes);
        ledger.append(run, outcomes);
        ledger.replaceNotAttempted(
                run, List.of(notAttempted(CUSTOMER, 3_003, "C-3003"), notAttempted(CUSTOMER, 1, "x")));

        assertThat(read(CUSTOMER))
                .extracting(outcome -> outcome.position().line())
                .hasSize(3_002)
                .isSorted();
    }

    @Test
    void readsTheRejectedRowsOnly() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Status status : EnumSet.complementOf(EnumSet.of(Status.NOT_ATTEMPTED))) {
            outcomes.add(outcome(CUSTOMER, outcomes.size() + 2L, status.name(), status));
        }
        ledger.append(run, outcomes);

        List<Outcome> rejected = new ArrayList<>();
        reports.forEachRejected(run, CUSTOMER, rejected::add);

        assertThat(rejected)
                .extracting(Outcome::status)
                .containsExactlyElementsOf(Arrays.stream(Status.values())
                        .filter(Status::isRejected)
                        .toList());
    }

    @Test
    void replacesAndForgetsTheRowsThatWereNotAttempted() {
        Outcome first = notAttempted(CUSTOMER, 2, "C-1");
        Outcome second = notAttempted(CUSTOMER, 3, "C-2");
        ledger.replaceNotAttempted(run, List.of(first));
        ledger.replaceNotAttempted(run, List.of(second));

        assertThat(read(CUSTOMER)).containsExactly(second);

        ledger.clearNotAttempted(run);
        assertThat(read(CUSTOMER)).isEmpty();
    }

    @Test
    void countsTheRowsOfEarlierRunsByTheNamesOfTheirSources() {
        ledger.append(
                run,
                List.of(
                        at(new Position("a.csv", 2), CUSTOMER, "C-1"),
                        at(new Position("a.csv (run 3)", 2), CUSTOMER, "C-2"),
                        at(new Position("a.csv (run 3)", 4), CUSTOMER, "C-3"),
                        at(new Position("b.csv", 2), CUSTOMER, "C-4"),
                        at(new Position("b.csv (run 12)", 2), CUSTOMER, "C-5"),
                        at(new Position("(run 1) c.csv", 2), CUSTOMER, "C-6"),
                        at(new Position("a.csv (run 3)", 2), CONTACT, "P-1")));

        assertThat(ledger.countOfEarlierRuns(run, CUSTOMER)).isEqualTo(3);
        assertThat(ledger.countOfEarlierRuns(run, CONTACT)).isEqualTo(1);
        assertThat(ledger.countOfEarlierRuns(run, ADDRESS)).isZero();
    }

    private static Outcome at(Position position, EntityType entity, String referenceId) {
        Outcome outcome = outcome(entity, position.line(), referenceId, Status.UNCHANGED);
        return new Outcome(
                position,
                entity,
                outcome.customerReferenceId(),
                referenceId,
                outcome.action(),
                outcome.status(),
                null,
                List.of(),
                null,
                Exchange.NONE,
                null);
    }

    @Test
    void writesRowsAsCsvInTheOrderOfTheirPositionsWhateverTheOrderInWhichTheyCame() {
        ledger.append(
                run,
                List.of(
                        at(new Position("b.csv", 2), CUSTOMER, "C-1"),
                        at(new Position("a.csv", 10), CUSTOMER, "C-2"),
                        at(new Position("a.csv", 9), CUSTOMER, "C-3")));
        database.template().execute("analyze row_outcome_" + run);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        reports.writeCsv(run, out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.replaceFirst(
                                ",,(C-.).*", "#$1")
                        .replaceFirst(".*#", "")))
                .containsExactly("C-3", "C-2", "C-1");
    }

    @Test
    void writesAllRowsAsCsv() {
        ledger.append(
                run,
                List.of(
                        outcome(CONTACT, 2, "P-1", Status.UNCHANGED),
                        new Outcome(
                                new Position("customers.csv", 2),
                                CUSTOMER,
                                "",
                                "C-1",
                                Action.PATCH,
                                Status.FAILED,
                                "r-1",
                                List.of("email", "phone"),
                                new Failure(ErrorCode.EMAIL, "email", "Expected \"a@b\", found\nnothing"),
                                new Exchange(422, 2, Duration.ofMillis(70), null),
                                null)));
        ledger.replaceNotAttempted(run, List.of(notAttempted(CUSTOMER, 3, "C-2")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        reports.writeCsv(run, out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        run_id,source,line,entity,customer_reference_id,reference_id,action,status,remote_id,changed_fields,\
                        error_code,error_field,message,hint,http_status,attempts,duration_ms
                        RUN,customers.csv,2,customer,,C-1,PATCH,FAILED,r-1,email;phone,CS404,email,"Expected ""a@b"", found
                        nothing","Correct the address, or leave the cell blank.",422,2,70
                        RUN,customers.csv,3,customer,,C-2,NONE,NOT_ATTEMPTED,,,CS203,,The run ended before it came to this row,\
                        The run ended before this row's turn. Run the same command again: it goes on from here.,,0,0
                        RUN,contacts.csv,2,contact,C-9,P-1,NONE,UNCHANGED,,,,,,,,0,0
                        """.replace("RUN", Long.toString(run)));
    }

    @Test
    void writesTheHeaderOfARunWithoutRows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        reports.writeCsv(run, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("run_id,source,line")
                .hasLineCount(1);
    }

    @Test
    void saysWhenTheCsvCannotBeWritten() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> reports.writeCsv(run, full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("No space left on device");
    }

    @Test
    void prunesTheOldestFinishedRunsOfEachTarget() {
        long first = finishedRun("prune-a");
        long second = finishedRun("prune-a");
        long third = finishedRun("prune-a");
        long other = finishedRun("prune-b");

        assertThat(ledger.prune(1)).contains(first, second).doesNotContain(third, other);

        assertThat(partitionExists(first)).isFalse();
        assertThat(partitionExists(third)).isTrue();
        assertThat(ledger.prune(1)).isEmpty();
    }

    @Test
    void keepsARunThatMayBeResumed() {
        long stopped = newRun("prune-c");
        runs.finish(stopped, RunStatus.GAVE_UP, 6, Map.of(), RequestCounts.NONE, TimeSpent.NONE, null, Instant.now());
        finishedRun("prune-c");

        assertThat(ledger.prune(1)).doesNotContain(stopped);
    }

    @Test
    void keepsOutstandingRowsUntilALaterRunHasThem() {
        long failed = finishedRun("prune-d", outcome(CUSTOMER, 2, "C-1", Status.FAILED));
        finishedRun("prune-d", outcome(CUSTOMER, 2, "C-1", Status.INVALID));
        finishedRun("prune-e", outcome(CUSTOMER, 2, "C-1", Status.CREATED));
        finishedRun("prune-d", outcome(CUSTOMER, 2, "C-2", Status.CREATED));

        assertThat(ledger.prune(1)).doesNotContain(failed);

        finishedRun("prune-d", outcome(CUSTOMER, 2, "C-1", Status.UPDATED));

        assertThat(ledger.prune(1)).contains(failed);
    }

    private boolean partitionExists(long runId) {
        return database.jdbc()
                .sql("select to_regclass('row_outcome_' || :run) is not null")
                .param("run", runId)
                .query(Boolean.class)
                .single();
    }

    private long finishedRun(String target, Outcome... outcomes) {
        long id = newRun(target);
        ledger.append(id, List.of(outcomes));
        runs.finish(id, RunStatus.COMPLETED, 0, Map.of(), RequestCounts.NONE, TimeSpent.NONE, null, Instant.now());
        return id;
    }

    private long newRun(String target) {
        long id = runs.start(new NewRun(target, "default", "sync", List.of(), "f", UUID.randomUUID(), Instant.now()));
        ledger.openRun(id);
        return id;
    }

    private List<Outcome> read(EntityType entity) {
        List<Outcome> outcomes = new ArrayList<>();
        reports.forEach(run, entity, outcomes::add);
        return outcomes;
    }

    private static Outcome outcome(EntityType entity, long line, String referenceId, Status status) {
        return new Outcome(
                new Position(entity.plural() + ".csv", line),
                entity,
                owner(entity),
                referenceId,
                Action.NONE,
                status,
                null,
                List.of(),
                null,
                Exchange.NONE,
                null);
    }

    private static Outcome notAttempted(EntityType entity, long line, String referenceId) {
        RawRow raw = new RawRow(List.of("reference_id"), List.of(referenceId), ',');
        return Outcome.notAttempted(
                new Position(entity.plural() + ".csv", line), entity, owner(entity), referenceId, raw);
    }

    private static String owner(EntityType entity) {
        return entity == CUSTOMER ? "" : "C-9";
    }
}
