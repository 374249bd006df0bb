package dev.customersync.reconcile;

import dev.customersync.reconcile.RemoteSnapshot.Listed;
import dev.customersync.reconcile.SourceSnapshot.SourceRecord;
import dev.customersync.record.EntityType;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.SyncStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins what state, target and source say, by the keys of customers. For one thread. */
final class Families {
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final SyncStates states;
    private final RemoteSnapshot remotes;
    private final SourceSnapshot sources;

    Families(Staging staging, SyncStates states, RemoteSnapshot remotes, SourceSnapshot sources) {
        this.jdbc = staging.jdbc();
        this.states = states;
        this.remotes = remotes;
        this.sources = sources;
    }

    /** Hands over all families in the order of their keys, a page at a time. Customers that have no key at all are not among them. */
    void forEachPage(Consumer<List<Family>> each) {
        jdbc.sql("""
                        insert into reconcile_customer
                        select case entity when 'customer' then reference_id else customer_reference_id end
                            from sync_state where target = :target and entity in ('customer', 'contact')
                        union select reference_id from reconcile_remote
                            where entity = 'customer' and known_as is null and reference_id is not null
                        union select customer from reconcile_source
                        """).param("target", states.target()).update();
        jdbc.sql("analyze reconcile_customer").update();
        List<String> keys = after("");
        while (!keys.isEmpty()) {
            each.accept(families(keys));
            keys = after(keys.get(keys.size() - 1));
        }
    }

    private List<String> after(String key) {
        return jdbc.sql("select reference_id from reconcile_customer where reference_id > :key order by 1 limit :limit")
                .param("key", key)
                .param("limit", PAGE)
                .query(String.class)
                .list();
    }

    private List<Family> families(List<String> keys) {
        Map<String, KnownRecord> customers = new HashMap<>();
        Map<String, List<KnownRecord>> contacts = new HashMap<>();
        for (KnownRecord known : states.ofCustomers(keys)) {
            String key = Family.keyOf(known.key());
            if (known.key().entity() == EntityType.CUSTOMER) {
                customers.put(key, known);
            } else if (known.key().entity() == EntityType.CONTACT) {
                contacts.computeIfAbsent(key, none -> new ArrayList<>()).add(known);
            }
        }
        Map<String, SourceRecord> rows = new HashMap<>();
        Map<String, List<SourceRecord>> contactRows = new HashMap<>();
        for (SourceRecord row : sources.ofCustomers(keys)) {
            String key = Family.keyOf(row.key());
            if (row.key().entity() == EntityType.CUSTOMER) {
                rows.put(key, row);
            } else {
                contactRows.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
            }
        }
        Held held = held(keys, customers);
        return keys.stream()
                .map(key -> new Family(
                        key,
                        customers.get(key),
                        contacts.getOrDefault(key, List.of()),
                        held.of(customers.get(key)),
                        held.strangers.getOrDefault(key, List.of()),
                        rows.get(key),
                        contactRows.getOrDefault(key, List.of()),
                        Map.of()))
                .toList();
    }

    private Held held(List<String> keys, Map<String, KnownRecord> customers) {
        Set<String> remoteIds = new LinkedHashSet<>();
        customers.values().stream()
                .map(known -> known.state().remoteId())
                .filter(Objects::nonNull)
                .forEach(remoteIds::add);
        Held held = new Held();
        for (Listed listed : remotes.find(remoteIds, keys)) {
            held.byRemoteId.put(listed.record().remoteId(), listed);
            String referenceId = listed.referenceId();
            if (listed.knownAs() == null && referenceId != null) {
                held.strangers
                        .computeIfAbsent(referenceId, none -> new ArrayList<>())
                        .add(listed);
            }
        }
        return held;
    }

    private static final class Held {
        private final Map<String, Listed> byRemoteId = new HashMap<>();
        private final Map<String, List<Listed>> strangers = new HashMap<>();

        dev.customersync.target.@Nullable RemoteCustomer of(@Nullable KnownRecord known) {
            Listed listed = known == null || known.state().remoteId() == null
                    ? null
                    : byRemoteId.get(known.state().remoteId());
            return listed == null ? null : listed.customer();
        }
    }
}
