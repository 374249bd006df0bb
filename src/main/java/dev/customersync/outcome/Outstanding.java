package dev.customersync.outcome;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that wait to be tried again: blocked, failed or unknown, of a key that no later run has had an outcome for, that was not
 * deleted since, and that nobody has given up. Thread-safe; throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class Outstanding {
    private static final String UNDONE = """
            from row_outcome o join sync_run r on r.run_id = o.run_id
            where o.status in ('BLOCKED', 'FAILED', 'UNKNOWN')
            """;
    private static final String LATER = """
            exists (
                    select 1 from row_outcome l join sync_run lr on lr.run_id = l.run_id
                    where l.entity = o.entity and l.customer_reference_id = o.customer_reference_id
                        and l.reference_id = o.reference_id and l.run_id >= o.run_id
                        and (l.run_id > o.run_id or l.status = 'DELETED')
                        and l.status not in ('INVALID', 'DUPLICATE') and lr.target = r.target)
            """;
    private static final String FROM = UNDONE + " and not " + LATER + """
                and not exists (
                    select 1 from given_up g
                    where g.target = r.target and g.entity = o.entity
                        and g.customer_reference_id = o.customer_reference_id and g.reference_id = o.reference_id
                        and g.run_id >= o.run_id)
            """;

    private static final String OF_SELECTION =
            " and r.target = :target and r.feed = :feed and (:ofRun::bigint is null or o.run_id = :ofRun::bigint)";

    private final JdbcClient jdbc;
    private final LedgerTables tables;

    public Outstanding(JdbcClient jdbc) {
        this(jdbc, LedgerTables.LASTING);
    }

    /**
     * @param tables what has been done of the run that asks for them
     */
    Outstanding(JdbcClient jdbc, LedgerTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /**
     * Which of them.
     *
     * @param target the name of the target
     * @param feed the stream of inputs that they came in
     * @param ofRun the run that they failed in last; null for any
     */
    public record Selection(
            String target, String feed, @Nullable Long ofRun) {}

    /**
     * One of them.
     *
     * @param runId the run that it failed in last
     */
    public record OutstandingRow(long runId, Outcome outcome) {}

    /**
     * The next ones in the order of run, source and line.
     *
     * @param before only rows of runs before this one, of keys that have no outcome in it and are not staged for it
     * @param after the last one of the page before; null for the first page
     */
    public List<OutstandingRow> page(
            Selection selection, EntityType entity, long before, @Nullable OutstandingRow after, int limit) {
        RowMapper<OutstandingRow> row =
                (result, number) -> new OutstandingRow(result.getLong("run_id"), OutcomeRows.outcome(result));
        return select("select o.* " + FROM + OF_SELECTION + """
                         and o.entity = :entity and o.run_id < :before
                         and (o.entity <> 'address' or not exists (
                            select 1 from #staged s
                            where s.run_id = :before and s.customer_reference_id = o.customer_reference_id
                                and s.reference_id = o.reference_id))
                         and not exists (
                            select 1 from #outcomes n
                            where n.run_id = :before and n.entity = o.entity
                                and n.customer_reference_id = o.customer_reference_id
                                and n.reference_id = o.reference_id and n.status not in ('INVALID', 'DUPLICATE'))
                         and (o.run_id, o.source, o.line) > (:afterRun, :afterSource, :afterLine)
                         order by o.run_id, o.source, o.line limit :limit
                        """, selection)
                .param("entity", entity.label())
                .param("before", before)
                .param("afterRun", after == null ? 0 : after.runId())
                .param(
                        "afterSource",
                        after == null ? "" : after.outcome().position().source())
                .param(
                        "afterLine",
                        after == null ? 0 : after.outcome().position().line())
                .param("limit", limit)
                .query(row)
                .list();
    }

    /**
     * A row that somebody or the next run has to look after.
     *
     * @param runId the run that it failed in last
     * @param reportDir where that run's reports are; null when it wrote none
     */
    public record ToMend(
            long runId, String target, @Nullable String reportDir, Outcome outcome) {}

    /**
     * All rows that are outstanding, of all targets and feeds, and those that are invalid or repeat a key in the latest run of each
     * target and feed that read anything, the latest run's first.
     */
    public List<ToMend> toMend(int limit) {
        RowMapper<ToMend> row = (result, number) -> new ToMend(
                result.getLong("run_id"),
                result.getString("target"),
                result.getString("report_dir"),
                OutcomeRows.outcome(result));
        return jdbc.sql("select * from (select o.*, r.target, r.report_dir " + FROM + """
                        union all
                        select o.*, r.target, r.report_dir from row_outcome o join sync_run r on r.run_id = o.run_id
                        where o.status in ('INVALID', 'DUPLICATE') and o.run_id in (
                            select max(run_id) from sync_run where jsonb_array_length(inputs) > 0 group by target, feed)
                        ) rows
                        order by run_id desc, entity desc, source, line limit :limit
                        """)
                .param("limit", limit)
                .query(row)
                .list();
    }

    /** The keys of rows that a run left undone and that are not outstanding any more, since later runs have dealt with them. */
    public List<RecordKey> overtaken(long runId) {
        return jdbc.sql("select o.entity, o.customer_reference_id, o.reference_id " + UNDONE
                        + " and o.run_id = :run and " + LATER + " order by o.source, o.line")
                .param("run", runId)
                .query(Outstanding::key)
                .list();
    }

    /** How many there are of each entity, over all targets and feeds; no entry for none. */
    public Map<EntityType, Long> counts() {
        return counts(jdbc.sql("select o.entity, count(*) as rows " + FROM + " group by o.entity"));
    }

    /** How many of them there are of each entity; no entry for none. */
    public Map<EntityType, Long> counts(Selection selection) {
        return counts(
                select("select o.entity, count(*) as rows " + FROM + OF_SELECTION + " group by o.entity", selection));
    }

    private static Map<EntityType, Long> counts(JdbcClient.StatementSpec query) {
        Map<EntityType, Long> counts = new EnumMap<>(EntityType.class);
        query.query(row -> {
            counts.put(EntityType.ofLabel(row.getString("entity")), row.getLong("rows"));
        });
        return counts;
    }

    /**
     * Gives them up: they are not tried again.
     *
     * @return their keys
     */
    public List<RecordKey> giveUp(Selection selection) {
        return select("""
                        insert into given_up as g (target, entity, customer_reference_id, reference_id, run_id)
                        select r.target, o.entity, o.customer_reference_id, o.reference_id, max(o.run_id)
                        """ + FROM + OF_SELECTION + """
                        group by 1, 2, 3, 4
                        on conflict (target, entity, customer_reference_id, reference_id)
                            do update set run_id = excluded.run_id, given_up_at = now()
                        returning entity, customer_reference_id, reference_id
                        """, selection)
                .query(Outstanding::key)
                .list();
    }

    private static RecordKey key(ResultSet row, int number) throws SQLException {
        return new RecordKey(
                EntityType.ofLabel(row.getString("entity")),
                row.getString("customer_reference_id"),
                row.getString("reference_id"));
    }

    private JdbcClient.StatementSpec select(String sql, Selection selection) {
        return jdbc.sql(sql.replace("#outcomes", tables.outcomes()).replace("#staged", tables.staged()))
                .param("target", selection.target())
                .param("feed", selection.feed())
                .param("ofRun", selection.ofRun());
    }
}
