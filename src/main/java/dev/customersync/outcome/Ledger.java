package dev.customersync.outcome;

import static dev.customersync.outcome.OutcomeRows.NOT_ATTEMPTED_TABLE;
import static dev.customersync.outcome.OutcomeRows.OUTCOME_COLUMNS;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What became of each row of each run: the source of truth for every report and count, and for what a resumed run still has to
 * do. Thread-safe. Each method joins a transaction that is under way, so that states and outcomes can be committed together, and
 * throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class Ledger {
    /** How the sources end that {@link Position#ofRun} names. */
    private static final String OF_EARLIER_RUN = " \\(run [0-9]+\\)$";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Tally appended = new Tally();
    private final LedgerTables tables;
    private final Claims claims;

    public Ledger(DataSource dataSource) {
        this(dataSource, LedgerTables.LASTING);
    }

    /**
     * @param tables where the outcomes of the runs that are asked for are; what is asked of runs in general is always said of those
     *     that last
     */
    Ledger(DataSource dataSource, LedgerTables tables) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.tables = tables;
        this.claims = new Claims(dataSource, tables);
    }

    /**
     * Makes room for a run's outcomes; does nothing when there is some already. To be called before anything is appended, and
     * outside of a transaction that goes on for long.
     */
    public void openRun(long runId) {
        // Attached rather than created as a partition: that locks out no one who reads or writes the ledger of another
        // run.
        template.execute("""
                do $$ begin
                  if to_regclass('%1$s') is null then
                    create table %1$s (like row_outcome including all);
                    alter table row_outcome attach partition %1$s for values in (%2$d);
                  end if;
                end $$
                """.formatted(LedgerTables.LASTING.outcomesOf(runId), runId));
    }

    /**
     * Adds outcomes.
     *
     * @param outcomes none of them {@link Status#NOT_ATTEMPTED}
     * @throws org.springframework.dao.DuplicateKeyException when a row has an outcome already, or claims a key that another row
     *     of this run has taken; then none is added
     */
    public void append(long runId, List<Outcome> outcomes) {
        CopyText copy = new CopyText();
        outcomes.forEach(outcome -> OutcomeRows.putOutcome(copy, runId, outcome));
        send(copy, tables.outcomesOf(runId) + OUTCOME_COLUMNS);
        afterCommit(() -> appended.add(outcomes));
    }

    /** How many outcomes of which kind were added through this object, those of transactions that are under way left out. */
    public Map<EntityType, Map<Status, Long>> appendedByStatus() {
        return appended.counts();
    }

    /** How many they are, all kinds together. */
    public long appended() {
        return appended.total();
    }

    private static void afterCommit(Runnable work) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    work.run();
                }
            });
        } else {
            work.run();
        }
    }

    private Set<Long> recordedLines(long runId, EntityType entity, String source, long fromLine, long toLine) {
        return new HashSet<>(jdbc.sql("""
                        select line from %s
                        where run_id = :run and entity = :entity and source = :source and line between :from and :to
                        """.formatted(tables.outcomes()))
                .param("run", runId)
                .param("entity", entity.label())
                .param("source", source)
                .param("from", fromLine)
                .param("to", toLine)
                .query(Long.class)
                .list());
    }

    /** Those of the positions whose rows have an outcome in this run. */
    public Set<Position> recorded(long runId, EntityType entity, Collection<Position> positions) {
        Map<String, LongSummaryStatistics> lines = positions.stream()
                .collect(Collectors.groupingBy(Position::source, Collectors.summarizingLong(Position::line)));
        Set<Position> recorded = new HashSet<>();
        lines.forEach((source, range) -> recordedLines(runId, entity, source, range.getMin(), range.getMax())
                .forEach(line -> recorded.add(new Position(source, line))));
        recorded.retainAll(Set.copyOf(positions));
        return recorded;
    }

    /**
     * How many rows of earlier runs have an outcome in this one, because they were outstanding, or are staged for one; see
     * {@link Position#ofRun}.
     */
    public long countOfEarlierRuns(long runId, EntityType entity) {
        List<String> sources = sourcesOfEarlierRuns(runId, entity);
        return sources.isEmpty() && entity != EntityType.ADDRESS
                ? 0
                : jdbc.sql("""
                        select count(*) from (
                            select source, line from %s where run_id = :run and entity = :entity and source = any(:sources)
                            union select source, line from %s
                                where run_id = :run and :entity = 'address' and source ~ :ofEarlierRun) taken
                        """.formatted(tables.outcomesOf(runId), tables.staged()))
                        .param("run", runId)
                        .param("entity", entity.label())
                        .param("sources", sources.toArray(String[]::new))
                        .param("ofEarlierRun", OF_EARLIER_RUN)
                        .query(Long.class)
                        .single();
    }

    private List<String> sourcesOfEarlierRuns(long runId, EntityType entity) {
        // From one source to the next by the primary key: rows are many, sources few.
        return jdbc.sql("""
                        with recursive sources(source) as (
                            (select source from %1$s where entity = :entity order by source limit 1)
                            union all
                            select (
                                select o.source from %1$s o where o.entity = :entity and o.source > s.source
                                order by o.source limit 1)
                            from sources s where s.source is not null)
                        select source from sources where source ~ :ofEarlierRun
                        """.formatted(tables.outcomesOf(runId)))
                .param("entity", entity.label())
                .param("ofEarlierRun", OF_EARLIER_RUN)
                .query(String.class)
                .list();
    }

    /**
     * A row that has taken its key in a run.
     *
     * @param remoteId as the outcome has it
     */
    public record Claim(
            Position position, Status status, @Nullable String remoteId) {}

    /** The rows that have taken these keys in this run; no entry for a key that none has. */
    public Map<RecordKey, Claim> claims(long runId, Collection<RecordKey> keys) {
        return claims.of(runId, keys);
    }

    /**
     * The latest run that has taken each of these keys; no entry for a key that none has.
     *
     * @param since by key, the run after which to look
     * @param before looks at earlier runs than this one only
     */
    public Map<RecordKey, Long> latestClaims(String target, Map<RecordKey, Long> since, long before) {
        return claims.latest(target, since, before);
    }

    /** How many rows of each entity ended how, rows that were not attempted included; no entry for what did not occur. */
    public Map<EntityType, Map<Status, Long>> counts(long runId) {
        Map<EntityType, Map<Status, Long>> counts = new EnumMap<>(EntityType.class);
        jdbc.sql("""
                        select entity, status, count(*) as rows from %s where run_id = :run group by entity, status
                        union all
                        select entity, 'NOT_ATTEMPTED', count(*) from not_attempted where run_id = :run group by entity
                        """.formatted(tables.outcomes())).param("run", runId).query(row -> {
            EntityType entity = EntityType.ofLabel(row.getString("entity"));
            counts.computeIfAbsent(entity, none -> new EnumMap<>(Status.class))
                    .put(Status.valueOf(row.getString("status")), row.getLong("rows"));
        });
        return counts;
    }

    /** The greatest line of that source which has an outcome in this run; 0 when none has. */
    public long lastLine(long runId, String source) {
        return jdbc.sql("select coalesce(max(line), 0) from %s where run_id = :run and source = :source"
                        .formatted(tables.outcomes()))
                .param("run", runId)
                .param("source", source)
                .query(Long.class)
                .single();
    }

    /**
     * Notes which rows a run that gave up has read and left; what was noted before goes.
     *
     * @param rows as {@link Outcome#notAttempted} makes them
     */
    public void replaceNotAttempted(long runId, List<Outcome> rows) {
        clearNotAttempted(runId);
        CopyText copy = new CopyText();
        rows.forEach(row -> OutcomeRows.putNotAttempted(copy, runId, row));
        send(copy, NOT_ATTEMPTED_TABLE);
    }

    /** Forgets which rows were left: the run goes on. */
    public void clearNotAttempted(long runId) {
        jdbc.sql("delete from not_attempted where run_id = :run")
                .param("run", runId)
                .update();
    }

    /**
     * Drops the outcomes of old runs: of those that ended for good, all but each target's latest. A run stays as long as one of its
     * rows is outstanding, that is, no later run of its target has an outcome for the row's key.
     *
     * @param keepRuns how many runs of each target stay whatever they hold
     * @return the ids of the runs whose outcomes were dropped
     */
    public List<Long> prune(int keepRuns) {
        List<Long> prunable =
                jdbc.sql("""
                        select r.run_id
                        from (select run_id, status, target, row_number() over (partition by target order by run_id desc) as age
                            from sync_run) r
                        where r.age > :keep and r.status in ('COMPLETED', 'ABANDONED')
                            and to_regclass('row_outcome_' || r.run_id) is not null
                            and not exists (
                                select 1 from row_outcome o
                                where o.run_id = r.run_id and o.status in ('BLOCKED', 'FAILED', 'UNKNOWN')
                                    and not exists (
                                        select 1 from row_outcome later join sync_run l on l.run_id = later.run_id
                                        where l.target = r.target and later.run_id >= o.run_id
                                            and (later.run_id > o.run_id or later.status = 'DELETED')
                                            and later.entity = o.entity
                                            and later.customer_reference_id = o.customer_reference_id
                                            and later.reference_id = o.reference_id
                                            and later.status not in ('INVALID', 'DUPLICATE')))
                        order by r.run_id
                        """).param("keep", keepRuns).query(Long.class).list();
        prunable.forEach(this::drop);
        return prunable;
    }

    private void drop(long runId) {
        template.execute("drop table " + LedgerTables.LASTING.outcomesOf(runId));
        clearNotAttempted(runId);
    }

    private void send(CopyText copy, String table) {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            copy.sendTo(connection, table);
            return true;
        });
    }
}
