package dev.customersync.outcome;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The address rows that a run has read and that wait for their customers, the table {@code staged_address}: addresses are sent
 * with their customer, in whatever order they were given. Which of them are still to be done the ledger says. Thread-safe; throws
 * Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class StagedAddresses {
    private static final String COLUMNS = " (run_id, source, line, customer_reference_id, reference_id, row_hash, raw)";

    // Lateral with a limit: one index look-up a row, whatever the planner believes of tables that it has no statistics
    // of.
    private static final String OUTCOME = """
            left join lateral (
                select true as ended from #outcomes o
                where o.run_id = :run and o.entity = 'address' and o.source = s.source and o.line = s.line
                limit 1) o on true
            """;
    private static final String WAITING = OUTCOME + " where o.ended is null";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final LedgerTables tables;

    public StagedAddresses(DataSource dataSource) {
        this(dataSource, LedgerTables.LASTING);
    }

    StagedAddresses(DataSource dataSource, LedgerTables tables) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.tables = tables;
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql.replace("#outcomes", tables.outcomes()).replace("#staged", tables.staged()));
    }

    /**
     * Stages rows.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one is staged already, or its key is; then none is staged
     */
    public void add(long runId, Collection<StagedAddress> addresses) {
        CopyText copy = new CopyText();
        addresses.forEach(address -> copy.put(runId)
                .put(address.row().position().source())
                .put(address.row().position().line())
                .put(address.key().customerReferenceId())
                .put(address.key().referenceId())
                .put("\\x" + HexFormat.of().formatHex(address.hash().toBytes()))
                .put(OutcomeRows.json(RawRow.of(address.row())))
                .endRow());
        template.execute((ConnectionCallback<Boolean>) connection -> {
            copy.sendTo(connection, tables.staged() + COLUMNS);
            return true;
        });
    }

    /** Those of the positions whose rows are staged. */
    public Set<Position> staged(long runId, Collection<Position> positions) {
        Map<String, LongSummaryStatistics> lines = positions.stream()
                .collect(Collectors.groupingBy(Position::source, Collectors.summarizingLong(Position::line)));
        Set<Position> staged = new HashSet<>();
        lines.forEach((source, range) -> sql("""
                        select line from #staged
                        where run_id = :run and source = :source and line between :from and :to
                        """)
                .param("run", runId)
                .param("source", source)
                .param("from", range.getMin())
                .param("to", range.getMax())
                .query(Long.class)
                .list()
                .forEach(line -> staged.add(new Position(source, line))));
        staged.retainAll(Set.copyOf(positions));
        return staged;
    }

    /** Where the rows stand that have taken these keys; no entry for a key that none has. */
    public Map<RecordKey, Position> claims(long runId, Collection<RecordKey> keys) {
        Map<RecordKey, Position> claims = new HashMap<>();
        sql("""
                        select s.customer_reference_id, s.reference_id, s.source, s.line
                        from unnest(:customers, :references) as k(customer_reference_id, reference_id)
                            cross join lateral (
                                select * from #staged s
                                where s.run_id = :run and s.customer_reference_id = k.customer_reference_id
                                    and s.reference_id = k.reference_id
                                limit 1) s
                        """)
                .param("run", runId)
                .param(
                        "customers",
                        keys.stream().map(RecordKey::customerReferenceId).toArray(String[]::new))
                .param("references", keys.stream().map(RecordKey::referenceId).toArray(String[]::new))
                .query(row -> {
                    claims.put(key(row), OutcomeRows.position(row));
                });
        return claims;
    }

    /** Whether the run has staged any row, done or not. */
    public boolean any(long runId) {
        return sql("select exists (select 1 from #staged where run_id = :run)")
                .param("run", runId)
                .query(Boolean.class)
                .single();
    }

    /** The rows of each of these customers that have no outcome yet, in the order of their keys; no entry for none. */
    public Map<RecordKey, List<StagedAddress>> waitingOf(long runId, Collection<RecordKey> customers) {
        Map<RecordKey, List<StagedAddress>> waiting = new HashMap<>();
        Headers headers = new Headers();
        sql("""
                        select s.source, s.line, s.customer_reference_id, s.reference_id, s.row_hash, s.raw
                        from unnest(:customers) as k(customer_reference_id)
                            cross join lateral (
                                select * from #staged s
                                where s.run_id = :run and s.customer_reference_id = k.customer_reference_id
                                order by s.run_id, s.customer_reference_id, s.reference_id offset 0) s
                        """ + WAITING + " order by s.customer_reference_id, s.reference_id")
                .param("run", runId)
                .param(
                        "customers",
                        customers.stream().map(RecordKey::referenceId).toArray(String[]::new))
                .query(row -> {
                    StagedAddress address = address(row, headers);
                    waiting.computeIfAbsent(address.key().owner(), none -> new ArrayList<>())
                            .add(address);
                });
        return waiting;
    }

    /**
     * Some rows.
     *
     * @param waiting those that have no outcome yet, in the order of their keys
     * @param last the key of the last row that was looked at; null when there are no more
     */
    public record Page(
            List<StagedAddress> waiting, @Nullable RecordKey last) {}

    /**
     * Looks for rows without an outcome, in the order of their keys.
     *
     * @param after where the page before ended; null for the first page
     * @param limit how many rows are looked at, waiting or not
     */
    public Page page(long runId, @Nullable RecordKey after, int limit) {
        Headers headers = new Headers();
        List<StagedAddress> waiting = new ArrayList<>();
        AtomicReference<@Nullable RecordKey> last = new AtomicReference<>();
        sql("""
                        select s.source, s.line, s.customer_reference_id, s.reference_id, s.row_hash,
                            case when o.ended is null then s.raw end as raw
                        from (select * from #staged
                            where run_id = :run and (customer_reference_id, reference_id) > (:customer, :reference)
                            order by customer_reference_id, reference_id limit :limit) s
                        """ + OUTCOME + " order by s.customer_reference_id, s.reference_id")
                .param("run", runId)
                .param("customer", after == null ? "" : after.customerReferenceId())
                .param("reference", after == null ? "" : after.referenceId())
                .param("limit", limit)
                .query(row -> {
                    last.set(key(row));
                    if (row.getString("raw") != null) {
                        waiting.add(address(row, headers));
                    }
                });
        return new Page(waiting, last.get());
    }

    /** Tells the database how much has been staged, so that it reads pages by their index. */
    public void refreshStatistics() {
        template.execute("analyze " + tables.staged());
    }

    /** Notes in the ledger that a run that gave up has read these rows and left them. */
    public void noteNotAttempted(long runId) {
        sql("""
                        insert into not_attempted (run_id, entity, source, line, customer_reference_id, reference_id, raw)
                        select s.run_id, 'address', s.source, s.line, s.customer_reference_id, s.reference_id, s.raw
                        from #staged s
                        """ + WAITING + " and s.run_id = :run on conflict do nothing")
                .param("run", runId)
                .update();
    }

    /** Forgets the rows of the runs that have ended for good. */
    public void clear() {
        sql("""
                        delete from #staged s
                        where s.run_id in (select r.run_id from sync_run r where r.status in ('COMPLETED', 'ABANDONED'))
                        """).update();
    }

    private static StagedAddress address(ResultSet row, Headers headers) throws SQLException {
        RawRow raw = OutcomeRows.rawRow(row.getString("raw"));
        Position position = OutcomeRows.position(row);
        return new StagedAddress(
                new Row(position, headers.of(position.source(), raw), raw.cells(), List.of()),
                key(row),
                RowHash.of(row.getBytes("row_hash")));
    }

    private static RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(EntityType.ADDRESS, row.getString("customer_reference_id"), row.getString("reference_id"));
    }

    /** One header for all rows that have the same. */
    private static final class Headers {
        private final Map<Header, Header> known = new HashMap<>();

        Header of(String source, RawRow raw) {
            Header header = new Header(source, raw.columns(), raw.delimiter());
            return known.computeIfAbsent(header, same -> same);
        }
    }
}
