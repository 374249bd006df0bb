package dev.customersync.outcome;

import dev.customersync.database.IndexLookUp;
import dev.customersync.outcome.Ledger.Claim;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds which rows have taken keys, by the index {@code row_outcome_claim}. Thread-safe. */
final class Claims {
    private static final String COLUMNS =
            "select o.entity, o.customer_reference_id, o.reference_id, o.source, o.line, o.status, o.remote_id ";

    // Asked of a run's own partition and without the entity, no condition fits another index: of a partition without
    // statistics the planner takes the primary key for as good, and reads all of it for every chunk.
    private static final String OF_CUSTOMERS = COLUMNS + """
            from %s o
            where o.customer_reference_id = '' and o.reference_id = any(?) and o.status not in ('INVALID', 'DUPLICATE')
            """;
    private static final String OF_BELONGINGS = COLUMNS + """
            from unnest(?, ?, ?) as k(entity, customer_reference_id, reference_id)
                cross join lateral (
                    select * from %s o
                    where o.customer_reference_id = k.customer_reference_id and o.reference_id = k.reference_id
                        and o.entity || '' = k.entity and o.status not in ('INVALID', 'DUPLICATE')
                    limit 1) o
            """;

    private final JdbcClient jdbc;
    private final IndexLookUp lookUp;
    private final LedgerTables tables;

    Claims(DataSource dataSource, LedgerTables tables) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lookUp = new IndexLookUp(dataSource);
        this.tables = tables;
    }

    Map<RecordKey, Claim> of(long runId, Collection<RecordKey> keys) {
        Map<RecordKey, Claim> claims = new HashMap<>();
        List<RecordKey> customers =
                keys.stream().filter(key -> key.entity() == EntityType.CUSTOMER).toList();
        if (!customers.isEmpty()) {
            lookUp.query(
                    OF_CUSTOMERS.formatted(tables.outcomesOf(runId)), row -> claims.put(key(row), claim(row)), (Object)
                            texts(customers, RecordKey::referenceId));
        }
        List<RecordKey> belongings =
                keys.stream().filter(key -> key.entity() != EntityType.CUSTOMER).toList();
        if (!belongings.isEmpty()) {
            lookUp.query(
                    OF_BELONGINGS.formatted(tables.outcomesOf(runId)),
                    row -> claims.put(key(row), claim(row)),
                    texts(belongings, key -> key.entity().label()),
                    texts(belongings, RecordKey::customerReferenceId),
                    texts(belongings, RecordKey::referenceId));
        }
        return claims;
    }

    Map<RecordKey, Long> latest(String target, Map<RecordKey, Long> since, long before) {
        List<RecordKey> keys = List.copyOf(since.keySet());
        Map<RecordKey, Long> latest = new HashMap<>();
        // Lateral with a run of its own for each key, so that older partitions are left alone.
        jdbc.sql("""
                        select k.entity, k.customer_reference_id, k.reference_id, o.run_id
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :since)
                                as k(entity, customer_reference_id, reference_id, since)
                            cross join lateral (
                                select o.run_id from row_outcome o join sync_run r on r.run_id = o.run_id
                                where o.entity = k.entity and o.customer_reference_id = k.customer_reference_id
                                    and o.reference_id = k.reference_id and o.status not in ('INVALID', 'DUPLICATE')
                                    and o.run_id > k.since and o.run_id < :before and r.target = :target
                                order by o.run_id desc limit 1) o
                        """)
                .param("entities", texts(keys, key -> key.entity().label()))
                .param("customerReferenceIds", texts(keys, RecordKey::customerReferenceId))
                .param("referenceIds", texts(keys, RecordKey::referenceId))
                .param("since", keys.stream().map(since::get).toArray(Long[]::new))
                .param("before", before)
                .param("target", target)
                .query(row -> {
                    latest.put(key(row), row.getLong("run_id"));
                });
        return latest;
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                OutcomeRows.position(row), Status.valueOf(row.getString("status")), row.getString("remote_id"));
    }

    private static RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(
                EntityType.ofLabel(row.getString("entity")),
                row.getString("customer_reference_id"),
                row.getString("reference_id"));
    }

    private static String[] texts(List<RecordKey> keys, Function<RecordKey, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }
}
