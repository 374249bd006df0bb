package dev.customersync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.database.TestDatabase;
import dev.customersync.problem.SyncException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunsIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Instant START = Instant.parse("2026-03-01T02:00:00.123456Z");
    private static final Instant END = Instant.parse("2026-03-01T02:10:00Z");
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Runs runs = new Runs(database.jdbc());

    @Test
    void beginsARun() {
        List<RunInput> inputs = List.of(new RunInput("customers", "in/customers.csv", "ab12"));
        long id = runs.start(new NewRun("shop", "default", "sync --customers", inputs, "f-1", OWNER, START));

        assertThat(runs.find(id))
                .hasValue(new Run(
                        id,
                        "shop",
                        "default",
                        "sync --customers",
                        inputs,
                        "f-1",
                        OWNER,
                        RunStatus.RUNNING,
                        null,
                        START,
                        null,
                        Map.of(),
                        RequestCounts.NONE,
                        TimeSpent.NONE,
                        Map.of(),
                        null,
                        null));
        assertThat(runs.find(-1)).isEmpty();
    }

    @Test
    void knowsWhichRunWasWorkedOnLast() {
        long resumedLater = start("last");
        long first = start("last");
        finish(first, END);
        finish(resumedLater, END.plusSeconds(60));

        assertThat(runs.lastWorkedOn("last", "default"))
                .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(resumedLater));
        long dead = start("last");
        assertThat(runs.lastWorkedOn("last", "default"))
                .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(dead));
        assertThat(runs.lastWorkedOn("last", "other")).isEmpty();
    }

    private void finish(long run, Instant at) {
        runs.finish(run, RunStatus.COMPLETED, 0, Map.of(), RequestCounts.NONE, TimeSpent.NONE, null, at);
    }

    @Test
    void notesHowARunEnded() {
        long id = start("shop");
        Map<String, Map<String, Long>> counts = Map.of("customer", Map.of("CREATED", 3_000_000_000L));
        RequestCounts requests = new RequestCounts(10, 2, 1, 900, 4.5, Map.of("201", 7L, "429", 1L));

        TimeSpent timeSpent = new TimeSpent(Map.of(Constraint.API_RATE, 3_000L, Constraint.DATABASE, 12L));

        runs.configuredBy(id, Map.of("sync.feed", "default"));
        runs.reportTo(id, "reports/20260301T020000Z-1");
        runs.finish(id, RunStatus.COMPLETED, 4, counts, requests, timeSpent, "CS204: no answer", END);

        Run run = runs.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.endedAt()).isEqualTo(END);
        assertThat(run.counts()).isEqualTo(counts);
        assertThat(run.requests()).isEqualTo(requests);
        assertThat(run.timeSpent()).isEqualTo(timeSpent);
        assertThat(run.configuration()).isEqualTo(Map.of("sync.feed", "default"));
        assertThat(run.error()).isEqualTo("CS204: no answer");
        assertThat(run.reportDir()).isEqualTo("reports/20260301T020000Z-1");
    }

    @ParameterizedTest
    @EnumSource
    void findsTheRunsThatMayBeGoneOnWith(RunStatus status) {
        String target = "unfinished-" + status;
        long id = start(target);
        runs.finish(id, status, 0, Map.of(), RequestCounts.NONE, TimeSpent.NONE, null, END);

        assertThat(runs.unfinished(target).stream().map(Run::id).toList())
                .isEqualTo(status.isUnfinished() ? List.of(id) : List.of());
        if (status.isUnfinished()) {
            runs.resume(id, OTHER);
            assertThat(runs.find(id).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
            assertThat(runs.find(id).orElseThrow().endedAt()).isNull();
        } else {
            assertThatThrownBy(() -> runs.resume(id, OTHER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Expected an unfinished run " + id + ", found it " + status);
        }
    }

    @Test
    void leavesARunForGood() {
        long stopped = start("abandon");
        long completed = start("abandon");
        runs.finish(completed, RunStatus.COMPLETED, 0, Map.of(), RequestCounts.NONE, TimeSpent.NONE, null, END);

        runs.abandon(stopped);
        runs.abandon(completed);

        assertThat(runs.unfinished("abandon")).isEmpty();
        assertThat(runs.find(stopped).orElseThrow().status()).isEqualTo(RunStatus.ABANDONED);
        assertThat(runs.find(completed).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void noticesThatAnotherProcessTookTheRunOver() {
        long id = start("owner");
        runs.requireOwner(id, OWNER);

        runs.resume(id, OTHER);

        runs.requireOwner(id, OTHER);
        assertThatThrownBy(() -> runs.requireOwner(id, OWNER))
                .isInstanceOf(SyncException.class)
                .hasMessage("Run " + id + " was taken over by another process; this one sends nothing more");
    }

    @Test
    void listsTheLatestRunsFirst() {
        long first = start("list");
        long second = start("list");

        assertThat(runs.latest(2)).extracting(Run::id).containsExactly(second, first);
    }

    @Test
    void keepsSamplesInTheOrderOfTime() {
        long id = start("samples");
        RunSample early = new RunSample(START, 1, 2, 3, 9.5, 10, 20, 7.5, true);
        RunSample late = new RunSample(END, 100, 200, 3, 10, 11, 21, 4, false);
        runs.addSample(id, late);
        runs.addSample(id, early);
        runs.addSample(id, early);

        assertThat(runs.samples(id)).containsExactly(early, late);
        assertThat(runs.lastSample(id)).hasValue(late);
        assertThat(runs.lastSample(start("no samples"))).isEmpty();

        runs.dropSamples(List.of(id));
        assertThat(runs.samples(id)).isEmpty();
    }

    @Test
    void dropsEverySecondSampleOfTooManyButForThoseThatAProcessBeganWith() {
        long id = start("samples");
        for (int second = 0; second < 8; second++) {
            boolean first = second == 0 || second == 3;
            runs.addSample(id, new RunSample(START.plusSeconds(second), second, 0, 0, 1, 0, 0, 0, first));
        }

        assertThat(runs.thinSamples(id, 8)).as("not too many").isFalse();
        assertThat(runs.thinSamples(id, 7)).isTrue();

        assertThat(runs.samples(id)).extracting(RunSample::rows).containsExactly(0L, 2L, 3L, 4L, 6L);
    }

    private long start(String target) {
        return runs.start(new NewRun(target, "default", "sync", List.of(), "f-1", OWNER, START));
    }
}
