package dev.customersync.missing;

import dev.customersync.outcome.LedgerTables;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records that the target is known to hold and that no row of a run's inputs is about, whatever became of the row: an invalid one
 * is there too. For one thread; throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 *
 * <p>They belong to one feed, were created by it, and no later run has written them. A contact's customer belongs to the same feed. A
 * customer is missing only when nothing of it is left either: neither an address or contact in the inputs, nor a contact of another
 * feed.
 */
public final class MissingRecords {
    private static final int PAGE = 5_000;
    /** An outstanding row of an earlier run is in none of this run's inputs; see {@link Position#ofRun}. */
    private static final String EARLIER_RUN = " \\(run [0-9]+\\)$";

    // A page is a stretch of the state's primary key, looked at as a whole: whatever the planner believes of a ledger
    // that it has
    // no statistics of, each state costs an index look-up or two.
    private static final String LOOK_AT = """
            select s.customer_reference_id, s.reference_id, s.remote_id, known.could_be as known,
                known.could_be and claim.there is null and rejected.there is null and below.there is null as missing
            from (
                    select target, entity, customer_reference_id, reference_id, remote_id, status, feed, created_by_run,
                        updated_by_run
                    from sync_state
                    where target = :target and entity = :entity
                        and (customer_reference_id, reference_id) > (:customer, :reference)
                    order by customer_reference_id, reference_id limit :limit) s
                left join lateral (
                    select feed from sync_state o
                    where s.entity <> 'customer' and o.target = s.target and o.entity = 'customer'
                        and o.customer_reference_id = '' and o.reference_id = s.customer_reference_id
                        and o.status = 'SYNCED'
                    limit 1) owner on true
                cross join lateral (
                    select s.status = 'SYNCED' and s.feed = :feed and (s.created_by_run is not null or :adopted)
                        and s.updated_by_run <= :run
                        and (s.entity = 'customer' or coalesce(owner.feed = :feed, false)) as could_be offset 0) known
                left join lateral (
                    select true as there from #outcomes o
                    where known.could_be and o.run_id = :run and o.entity = s.entity
                        and o.customer_reference_id = s.customer_reference_id and o.reference_id = s.reference_id
                        and o.status not in ('INVALID', 'DUPLICATE')
                        and o.source !~ :earlierRun
                    limit 1) claim on true
                left join lateral (
                    select true as there from #outcomes o
                    where known.could_be and claim.there is null and o.run_id = :run and o.entity = s.entity
                        and o.customer_reference_id = s.customer_reference_id and o.reference_id = s.reference_id
                        and o.status in ('INVALID', 'DUPLICATE') and o.source !~ :earlierRun
                    limit 1) rejected on true
                left join lateral (
                    select true as there
                    where known.could_be and claim.there is null and s.entity = 'customer' and (
                        exists (
                            select 1 from sync_state c
                            where c.target = s.target and c.entity in ('address', 'contact')
                                and c.customer_reference_id = s.reference_id and c.feed <> :feed)
                        or exists (
                            select 1 from #outcomes o
                            where o.run_id = :run and o.entity in ('address', 'contact')
                                and o.customer_reference_id = s.reference_id
                                and o.status not in ('INVALID', 'DUPLICATE') and o.action <> 'DELETE'
                                and o.source !~ :earlierRun)
                        or exists (
                            select 1 from #outcomes o
                            where o.run_id = :run and o.entity in ('address', 'contact')
                                and o.customer_reference_id = s.reference_id
                                and o.status in ('INVALID', 'DUPLICATE') and o.source !~ :earlierRun))
                    limit 1) below on true
            order by s.customer_reference_id, s.reference_id
            """;

    private final JdbcClient jdbc;
    private final LedgerTables tables;
    private final MissingScope scope;

    /**
     * @param tables where the outcomes of the run are
     */
    public MissingRecords(DataSource dataSource, LedgerTables tables, MissingScope scope) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tables = tables;
        this.scope = scope;
    }

    /**
     * Some of them.
     *
     * @param missing in the order of their keys
     * @param known how many were looked at that could have been missing
     * @param last the key of the last record that was looked at; null when there are no more
     */
    public record Page(
            List<MissingRecord> missing,
            long known,
            @Nullable RecordKey last) {}

    /**
     * Looks at the next records of that entity that the target holds. Those that this run has tried to delete are not among the
     * missing.
     *
     * @param after where the page before ended; null for the first page
     */
    public Page page(EntityType entity, @Nullable RecordKey after) {
        List<MissingRecord> missing = new ArrayList<>();
        AtomicLong known = new AtomicLong();
        AtomicReference<@Nullable RecordKey> last = new AtomicReference<>();
        sql(LOOK_AT)
                .param("target", scope.target())
                .param("feed", scope.feed())
                .param("adopted", scope.includeAdopted())
                .param("run", scope.runId())
                .param("entity", entity.label())
                .param("earlierRun", EARLIER_RUN)
                .param("customer", after == null ? "" : after.customerReferenceId())
                .param("reference", after == null ? "" : after.referenceId())
                .param("limit", PAGE)
                .query(row -> {
                    RecordKey key = key(entity, row);
                    last.set(key);
                    known.addAndGet(row.getBoolean("known") ? 1 : 0);
                    if (row.getBoolean("missing")) {
                        missing.add(new MissingRecord(key, row.getString("remote_id")));
                    }
                });
        return new Page(missing, known.get(), last.get());
    }

    /**
     * Hands over all of them, in bounded memory.
     *
     * @return how many there are that could have been missing
     */
    long forEach(EntityType entity, Consumer<MissingRecord> consumer) {
        long known = 0;
        RecordKey last = null;
        do {
            Page page = page(entity, last);
            page.missing().forEach(consumer);
            known += page.known();
            last = page.last();
        } while (last != null);
        return known;
    }

    /** Whether the run has read any row of that entity in its inputs. */
    boolean hasRead(EntityType entity) {
        return sql("""
                        select exists (
                            select 1 from #outcomes
                            where run_id = :run and entity = :entity and action <> 'DELETE' and source !~ :earlierRun)
                        """)
                .param("run", scope.runId())
                .param("entity", entity.label())
                .param("earlierRun", EARLIER_RUN)
                .query(Boolean.class)
                .single();
    }

    /**
     * Rows of which it cannot be said what record they are about, the first few: a record may seem missing only because of one.
     */
    List<Position> unreadable(EntityType entity, int limit) {
        return sql("""
                        select source, line from #outcomes
                        where run_id = :run and entity = :entity and source !~ :earlierRun and status = 'INVALID'
                            and (reference_id = '' or entity <> 'customer' and customer_reference_id = ''
                                or string_to_array(error_field, ';') && array['reference_id', 'customer_reference_id'])
                        order by source, line limit :limit
                        """)
                .param("run", scope.runId())
                .param("entity", entity.label())
                .param("earlierRun", EARLIER_RUN)
                .param("limit", limit)
                .query((row, number) -> new Position(row.getString("source"), row.getLong("line")))
                .list();
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql.replace("#outcomes", tables.outcomes()));
    }

    private static RecordKey key(EntityType entity, ResultSet row) throws SQLException {
        return new RecordKey(entity, row.getString("customer_reference_id"), row.getString("reference_id"));
    }
}
