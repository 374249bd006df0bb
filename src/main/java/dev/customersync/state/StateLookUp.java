package dev.customersync.state;

import dev.customersync.database.IndexLookUp;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds states by their keys. Thread-safe. */
final class StateLookUp {
    private static final String CUSTOMERS = """
            select s.reference_id, s.remote_id, %s, s.status, s.row_hash, s.created_by_run, s.confirmed
            from sync_state s
            where s.target = ? and s.entity = 'customer' and s.customer_reference_id = '' and s.reference_id = any(?)
            """;
    private static final String BARE_CUSTOMERS = CUSTOMERS.formatted("'{}' as remote_parts, null as payload");
    private static final String CUSTOMERS_WITH_PARTS = CUSTOMERS.formatted("s.remote_parts, null as payload");
    private static final String WHOLE_CUSTOMERS = CUSTOMERS.formatted("s.remote_parts, s.payload");

    // One look-up a key: a customer may have any number of records, so that reading all of those of the customers in
    // question may be reading the whole table.
    private static final String BELONGINGS = """
            select s.entity, s.customer_reference_id, s.reference_id, s.remote_id, s.status, s.row_hash, s.created_by_run,
                s.confirmed, case when s.row_hash = k.row_hash and not k.with_parts then '{}' else s.remote_parts end as remote_parts,
                case when s.row_hash = k.row_hash then null else s.payload end as payload
            from unnest(?, ?, ?, ?, ?)
                    as k(entity, customer_reference_id, reference_id, row_hash, with_parts)
                cross join lateral (
                    select * from sync_state s
                    where s.target = ? and s.entity = k.entity and s.customer_reference_id = k.customer_reference_id
                        and s.reference_id = k.reference_id
                    limit 1) s
            """;

    private final IndexLookUp lookUp;
    private final String target;

    StateLookUp(DataSource dataSource, String target) {
        this.lookUp = new IndexLookUp(dataSource);
        this.target = target;
    }

    Map<RecordKey, SyncState> find(Collection<RecordKey> keys) {
        Map<RecordKey, SyncState> states = new HashMap<>(keys.size() * 2);
        findCustomers(WHOLE_CUSTOMERS, customersAmong(keys), states);
        findBelongings(belongingsAmong(keys), Map.of(), Set.of(), states);
        return states;
    }

    /** Most rows are unchanged: the payloads of the others are fetched when it is known which these are. */
    Map<RecordKey, SyncState> find(Map<RecordKey, RowHash> rows, Set<RecordKey> withParts) {
        Map<RecordKey, SyncState> states = new HashMap<>(rows.size() * 2);
        Map<Boolean, List<RecordKey>> byParts =
                customersAmong(rows.keySet()).stream().collect(Collectors.partitioningBy(withParts::contains));
        findCustomers(BARE_CUSTOMERS, byParts.getOrDefault(false, List.of()), states);
        findCustomers(CUSTOMERS_WITH_PARTS, byParts.getOrDefault(true, List.of()), states);
        List<RecordKey> changed = new ArrayList<>();
        states.forEach((key, state) -> {
            if (!Objects.equals(rows.get(key), state.rowHash())) {
                changed.add(key);
            }
        });
        changed.forEach(states::remove);
        findCustomers(WHOLE_CUSTOMERS, changed, states);
        findBelongings(belongingsAmong(rows.keySet()), rows, withParts, states);
        return states;
    }

    private void findCustomers(String sql, List<RecordKey> keys, Map<RecordKey, SyncState> states) {
        if (!keys.isEmpty()) {
            lookUp.query(
                    sql,
                    row -> {
                        RecordKey key = RecordKey.customer(row.getString("reference_id"));
                        states.put(key, StateRows.state(row, key));
                    },
                    target,
                    StateKeys.texts(keys, RecordKey::referenceId));
        }
    }

    private void findBelongings(
            List<RecordKey> keys,
            Map<RecordKey, RowHash> hashes,
            Set<RecordKey> withParts,
            Map<RecordKey, SyncState> states) {
        if (!keys.isEmpty()) {
            lookUp.query(
                    BELONGINGS,
                    row -> {
                        SyncState state = StateRows.state(row);
                        states.put(state.key(), state);
                    },
                    StateKeys.texts(keys, key -> key.entity().label()),
                    StateKeys.texts(keys, RecordKey::customerReferenceId),
                    StateKeys.texts(keys, RecordKey::referenceId),
                    StateKeys.hashes(keys, hashes::get),
                    keys.stream().map(withParts::contains).toArray(Boolean[]::new),
                    target);
        }
    }

    private static List<RecordKey> customersAmong(Collection<RecordKey> keys) {
        return keys.stream().filter(key -> key.entity() == EntityType.CUSTOMER).toList();
    }

    private static List<RecordKey> belongingsAmong(Collection<RecordKey> keys) {
        return keys.stream().filter(key -> key.entity() != EntityType.CUSTOMER).toList();
    }
}
