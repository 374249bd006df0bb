package dev.customersync.run;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All runs, the tables {@code sync_run} and {@code run_sample}. Thread-safe; each method joins a transaction that is under way,
 * and throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class Runs {
    private static final String SELECT = """
            select run_id, target, feed, command, inputs, fingerprint, owner, status, exit_code, started_at, ended_at, counts,
                requests, time_spent, configuration, report_dir, error
            from sync_run
            """;

    private final JdbcClient jdbc;

    public Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins a run: it is RUNNING from now on.
     *
     * @return its id, greater than that of every run before
     */
    public long start(NewRun run) {
        return jdbc.sql("""
                        insert into sync_run (target, feed, command, inputs, fingerprint, owner, status, started_at)
                        values (:target, :feed, :command, :inputs::jsonb, :fingerprint, :owner, 'RUNNING', :startedAt)
                        returning run_id
                        """)
                .param("target", run.target())
                .param("feed", run.feed())
                .param("command", run.command())
                .param("inputs", RunJson.write(run.inputs()))
                .param("fingerprint", run.fingerprint())
                .param("owner", run.owner())
                .param("startedAt", utc(run.startedAt()))
                .query(Long.class)
                .single();
    }

    /**
     * Takes an unfinished run up again, in the name of this owner. Whoever owned it before finds out at
     * {@link #requireOwner}.
     *
     * @throws IllegalStateException when there is no such run, or it is finished
     */
    public void resume(long runId, UUID owner) {
        int resumed = jdbc.sql("""
                        update sync_run set owner = :owner, status = 'RUNNING', exit_code = null, ended_at = null
                        where run_id = :run and status not in ('COMPLETED', 'ABANDONED')
                        """).param("owner", owner).param("run", runId).update();
        if (resumed == 0) {
            throw new IllegalStateException("Expected an unfinished run " + runId + ", found "
                    + find(runId).map(run -> "it " + run.status()).orElse("none"));
        }
    }

    /**
     * Makes sure that the run still is this owner's, and stays so until the transaction under way ends.
     *
     * @throws SyncException ({@link ErrorCode#LOCKED}) when another process has taken it over or ended it
     */
    public void requireOwner(long runId, UUID owner) {
        boolean owned = jdbc.sql("""
                        select true from sync_run where run_id = :run and owner = :owner and status = 'RUNNING' for share
                        """)
                .param("run", runId)
                .param("owner", owner)
                .query(Boolean.class)
                .optional()
                .isPresent();
        if (!owned) {
            throw new SyncException(
                    ErrorCode.LOCKED,
                    "Run " + runId + " was taken over by another process; this one sends nothing more");
        }
    }

    /** Notes by which properties the run's process works, instead of those that the process before worked by. */
    public void configuredBy(long runId, Map<String, String> configuration) {
        jdbc.sql("update sync_run set configuration = :configuration::jsonb where run_id = :run")
                .param("configuration", RunJson.write(configuration))
                .param("run", runId)
                .update();
    }

    /** Notes where the run's reports are written. */
    public void reportTo(long runId, String reportDir) {
        jdbc.sql("update sync_run set report_dir = :dir where run_id = :run")
                .param("dir", reportDir)
                .param("run", runId)
                .update();
    }

    /**
     * Notes how the run's process ended.
     *
     * @param status anything but RUNNING
     * @param counts rows by entity label and status name
     * @param requests those of all its processes together
     * @param timeSpent that of all its processes together
     * @param error why it ended early, for people; null when it did not
     */
    public void finish(
            long runId,
            RunStatus status,
            int exitCode,
            Map<String, Map<String, Long>> counts,
            RequestCounts requests,
            TimeSpent timeSpent,
            @Nullable String error,
            Instant endedAt) {
        jdbc.sql("""
                        update sync_run set status = :status, exit_code = :exitCode, counts = :counts::jsonb,
                            requests = :requests::jsonb, time_spent = :timeSpent::jsonb, error = :error, ended_at = :endedAt
                        where run_id = :run
                        """)
                .param("status", status.name())
                .param("exitCode", exitCode)
                .param("counts", RunJson.write(counts))
                .param("requests", RunJson.write(requests))
                .param("timeSpent", RunJson.write(timeSpent.millis()))
                .param("error", error)
                .param("endedAt", utc(endedAt))
                .param("run", runId)
                .update();
    }

    /**
     * Since when no process has worked on that target: when the last one ended. Empty when one died without a word, or none was
     * there. To be asked with the target's lock held, before a run is begun or resumed.
     */
    public Optional<Instant> quietSince(String target) {
        return jdbc.sql("""
                        select max(ended_at) from sync_run where target = :target having bool_and(status <> 'RUNNING')
                        """)
                .param("target", target)
                .query((row, number) -> Optional.ofNullable(instant(row.getObject(1, OffsetDateTime.class))))
                .optional()
                .flatMap(end -> end);
    }

    /** Leaves an unfinished run for good; its outcomes and numbers stay. A finished one is left as it is. */
    public void abandon(long runId) {
        jdbc.sql("""
                        update sync_run set status = 'ABANDONED', ended_at = coalesce(ended_at, now())
                        where run_id = :run and status <> 'COMPLETED'
                        """).param("run", runId).update();
    }

    public Optional<Run> find(long runId) {
        return jdbc.sql(SELECT + " where run_id = :run")
                .param("run", runId)
                .query(Runs::run)
                .optional();
    }

    /** The runs of that target that may be gone on with, the latest first. */
    public List<Run> unfinished(String target) {
        return jdbc.sql(SELECT
                        + " where target = :target and status not in ('COMPLETED', 'ABANDONED') order by run_id desc")
                .param("target", target)
                .query(Runs::run)
                .list();
    }

    /** The run of that target and feed that was the last to be worked on; one that has not ended counts as such. */
    public Optional<Run> lastWorkedOn(String target, String feed) {
        return jdbc.sql(
                        SELECT
                                + " where target = :target and feed = :feed order by ended_at desc nulls first, run_id desc limit 1")
                .param("target", target)
                .param("feed", feed)
                .query(Runs::run)
                .optional();
    }

    /** The latest runs of all targets, the latest first. */
    public List<Run> latest(int limit) {
        return jdbc.sql(SELECT + " order by run_id desc limit :limit")
                .param("limit", limit)
                .query(Runs::run)
                .list();
    }

    /** Keeps a sample; a second one of the same moment is dropped. */
    public void addSample(long runId, RunSample sample) {
        jdbc.sql("""
                        insert into run_sample (run_id, at, rows_done, requests, throttled, rate, p50_ms, p95_ms, concurrency,
                            first_of_process)
                        values (:run, :at, :rows, :requests, :throttled, :rate, :p50, :p95, :concurrency, :first)
                        on conflict do nothing
                        """)
                .param("run", runId)
                .param("at", utc(sample.at()))
                .param("rows", sample.rows())
                .param("requests", sample.requests())
                .param("throttled", sample.throttled())
                .param("rate", sample.rate())
                .param("p50", sample.p50Millis())
                .param("p95", sample.p95Millis())
                .param("concurrency", sample.concurrency())
                .param("first", sample.firstOfProcess())
                .update();
    }

    /** The samples of a run in the order of time. */
    public List<RunSample> samples(long runId) {
        return jdbc.sql("select * from run_sample where run_id = :run order by at")
                .param("run", runId)
                .query(Runs::sample)
                .list();
    }

    /** The latest sample of a run. */
    public Optional<RunSample> lastSample(long runId) {
        return jdbc.sql("select * from run_sample where run_id = :run order by at desc limit 1")
                .param("run", runId)
                .query(Runs::sample)
                .optional();
    }

    /**
     * Drops every second sample of a run that has more than so many, but for those that a process began with.
     *
     * @return whether it had
     */
    public boolean thinSamples(long runId, int most) {
        return jdbc.sql("""
                        delete from run_sample s
                        using (select at, first_of_process, row_number() over (order by at) as number, count(*) over () as samples
                            from run_sample where run_id = :run) all_of_them
                        where s.run_id = :run and s.at = all_of_them.at and samples > :most and number % 2 = 0
                            and not all_of_them.first_of_process
                        """).param("run", runId).param("most", most).update() > 0;
    }

    /** Forgets the samples of these runs. */
    public void dropSamples(Collection<Long> runIds) {
        jdbc.sql("delete from run_sample where run_id = any(:runs)")
                .param("runs", runIds.toArray(Long[]::new))
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("run_id"),
                row.getString("target"),
                row.getString("feed"),
                row.getString("command"),
                RunJson.readInputs(row.getString("inputs")),
                row.getString("fingerprint"),
                row.getObject("owner", UUID.class),
                RunStatus.valueOf(row.getString("status")),
                row.getObject("exit_code", Integer.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                RunJson.readCounts(row.getString("counts")),
                RunJson.readRequests(row.getString("requests")),
                RunJson.readTimeSpent(row.getString("time_spent")),
                RunJson.readConfiguration(row.getString("configuration")),
                row.getString("report_dir"),
                row.getString("error"));
    }

    private static RunSample sample(ResultSet row, int number) throws SQLException {
        return new RunSample(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("rows_done"),
                row.getLong("requests"),
                row.getLong("throttled"),
                row.getDouble("rate"),
                row.getInt("p50_ms"),
                row.getInt("p95_ms"),
                row.getDouble("concurrency"),
                row.getBoolean("first_of_process"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
