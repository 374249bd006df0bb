package dev.customersync.reconcile;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.StateJson;
import dev.customersync.target.RemoteCustomer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the target holds, as it was read, in a temporary table. For one thread. */
final class RemoteSnapshot {
    private static final int BATCH = 200;
    private static final int PAGE = 500;
    private static final String CUSTOMERS = """
            select seq, remote_id, known_as, payload, parts, active from reconcile_remote
            where entity = 'customer' and owner_remote_id = '' and
            """;

    private final JdbcClient jdbc;
    private final Map<String, RemoteCustomer> batch = new LinkedHashMap<>();

    RemoteSnapshot(Staging staging) {
        this.jdbc = staging.jdbc();
    }

    /**
     * A customer as it was read.
     *
     * @param place grows in the order of reading
     * @param knownAs the key under which the sync state knows it, found by its remote id; null when it does not
     */
    record Listed(long place, @Nullable String knownAs, RemoteCustomer customer) {
        RemoteRecord record() {
            return customer.customer();
        }

        /** The customer's reference_id at the target; null when it has none. */
        @Nullable String referenceId() {
            return record().payload().text(FieldDefinition.REFERENCE_ID);
        }
    }

    /** How many customers the sync state knows. */
    long knownCustomers(String target) {
        return jdbc.sql("select count(*) from sync_state where target = :target and entity = 'customer'")
                .param("target", target)
                .query(Long.class)
                .single();
    }

    /** Takes in a customer; one that comes again takes the place of what was read before. */
    void add(RemoteCustomer customer) {
        batch.put(customer.customer().remoteId(), customer);
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            jdbc.sql("delete from reconcile_remote where entity = 'contact' and owner_remote_id = any(:ids)")
                    .param("ids", batch.keySet().toArray(String[]::new))
                    .update();
            Rows customers = new Rows();
            Rows contacts = new Rows();
            batch.forEach((remoteId, customer) -> {
                customers.add("", customer.customer());
                customer.contacts().forEach(contact -> contacts.add(remoteId, contact));
            });
            insert(EntityType.CUSTOMER, customers);
            insert(EntityType.CONTACT, contacts);
            batch.clear();
        }
    }

    private void insert(EntityType entity, Rows rows) {
        Collection<RemoteRecord> records = rows.byKey.values();
        jdbc.sql("""
                        insert into reconcile_remote as r (entity, owner_remote_id, remote_id, reference_id, payload, parts, active)
                        select :entity, k.* from unnest(:owners, :remoteIds, :referenceIds, :payloads, :parts, :actives) as k
                        on conflict (entity, owner_remote_id, remote_id) do update set
                            reference_id = excluded.reference_id, payload = excluded.payload, parts = excluded.parts,
                            active = excluded.active
                        """)
                .param("entity", entity.label())
                .param(
                        "owners",
                        rows.byKey.keySet().stream().map(Rows.Key::owner).toArray(String[]::new))
                .param("remoteIds", records.stream().map(RemoteRecord::remoteId).toArray(String[]::new))
                .param(
                        "referenceIds",
                        records.stream().map(RemoteSnapshot::referenceId).toArray(String[]::new))
                .param(
                        "payloads",
                        records.stream()
                                .map(record -> StateJson.write(record.payload()))
                                .toArray(String[]::new))
                .param(
                        "parts",
                        records.stream()
                                .map(record -> StateJson.write(record.parts()))
                                .toArray(String[]::new))
                .param("actives", records.stream().map(RemoteRecord::active).toArray(Boolean[]::new))
                .update();
    }

    /** One insert must not bring a key twice, as a sick server may. */
    private static final class Rows {
        private final Map<Key, RemoteRecord> byKey = new LinkedHashMap<>();

        record Key(String owner, String remoteId) {}

        void add(String owner, RemoteRecord record) {
            byKey.put(new Key(owner, record.remoteId()), record);
        }
    }

    private static @Nullable String referenceId(RemoteRecord record) {
        String referenceId = record.payload().text(FieldDefinition.REFERENCE_ID);
        return referenceId == null ? null : referenceId.replace('\0', '\uFFFD');
    }

    /**
     * To be called when all is in: finds out which customers the sync state knows. Of several states that name one remote id, the
     * one of its own reference_id counts.
     */
    void complete(String target) {
        flush();
        jdbc.sql("""
                        update reconcile_remote r set known_as = s.reference_id
                        from (select distinct on (k.remote_id) k.remote_id, k.reference_id
                            from sync_state k join reconcile_remote h on h.entity = 'customer' and h.remote_id = k.remote_id
                            where k.target = :target and k.entity = 'customer'
                            order by k.remote_id, (k.reference_id = h.reference_id) desc nulls last, k.reference_id) s
                        where r.entity = 'customer' and r.remote_id = s.remote_id
                        """).param("target", target).update();
        jdbc.sql("create index on reconcile_remote (reference_id) where entity = 'customer'")
                .update();
        jdbc.sql("create index on reconcile_remote (entity, seq)").update();
        jdbc.sql("analyze reconcile_remote").update();
    }

    /** How many records of that entity are inactive; addresses are not counted. */
    long inactive(EntityType entity) {
        return number("select count(*) from reconcile_remote where entity = :entity and not active", entity);
    }

    /** How many records of that entity have a reference_id that another one of the same owner has too. */
    long sharingReferenceId(EntityType entity) {
        return number("""
                select coalesce(sum(n), 0) from (
                    select count(*) as n from reconcile_remote where entity = :entity and reference_id is not null
                    group by owner_remote_id, reference_id having count(*) > 1) d
                """, entity);
    }

    private long number(String sql, EntityType entity) {
        return jdbc.sql(sql).param("entity", entity.label()).query(Long.class).single();
    }

    /** The customers that have one of these remote ids, or one of these reference_ids. */
    List<Listed> find(Collection<String> remoteIds, Collection<String> referenceIds) {
        // A union, since an "or" of two lists makes the planner read the whole table.
        return customers(jdbc.sql(CUSTOMERS + " remote_id = any(:remoteIds) union " + CUSTOMERS
                        + " reference_id = any(:referenceIds) order by seq")
                .param("remoteIds", remoteIds.toArray(String[]::new))
                .param("referenceIds", referenceIds.toArray(String[]::new)));
    }

    /** Hands over all customers, a page at a time, in the order of reading. */
    void forEachPage(Consumer<List<Listed>> each) {
        pages("true", each);
    }

    /** Hands over those that have no reference_id and that the sync state does not know. */
    void forEachNameless(Consumer<RemoteCustomer> each) {
        pages(
                "reference_id is null and known_as is null",
                page -> page.forEach(listed -> each.accept(listed.customer())));
    }

    private void pages(String condition, Consumer<List<Listed>> each) {
        List<Listed> page = after(0, condition);
        while (!page.isEmpty()) {
            each.accept(page);
            page = after(page.get(page.size() - 1).place(), condition);
        }
    }

    private List<Listed> after(long place, String condition) {
        return customers(jdbc.sql(CUSTOMERS + " seq > :after and " + condition + " order by seq limit :limit")
                .param("after", place)
                .param("limit", PAGE));
    }

    private List<Listed> customers(JdbcClient.StatementSpec query) {
        List<Listed> bare = query.query((row, number) -> new Listed(
                        row.getLong("seq"),
                        row.getString("known_as"),
                        new RemoteCustomer(remoteRecord(row), List.of())))
                .list();
        Map<String, List<RemoteRecord>> contacts = contactsOf(bare);
        return bare.stream()
                .map(listed -> new Listed(
                        listed.place(),
                        listed.knownAs(),
                        new RemoteCustomer(
                                listed.record(),
                                contacts.getOrDefault(listed.record().remoteId(), List.of()))))
                .toList();
    }

    private Map<String, List<RemoteRecord>> contactsOf(List<Listed> customers) {
        Map<String, List<RemoteRecord>> contacts = new HashMap<>();
        jdbc.sql("""
                        select owner_remote_id, remote_id, payload, parts, active from reconcile_remote
                        where entity = 'contact' and owner_remote_id = any(:owners) order by seq
                        """)
                .param(
                        "owners",
                        customers.stream()
                                .map(customer -> customer.record().remoteId())
                                .toArray(String[]::new))
                .query(row -> {
                    contacts.computeIfAbsent(row.getString("owner_remote_id"), none -> new ArrayList<>())
                            .add(remoteRecord(row));
                });
        return contacts;
    }

    private static RemoteRecord remoteRecord(ResultSet row) throws SQLException {
        Payload payload = StateJson.readPayload(row.getString("payload"));
        return new RemoteRecord(
                row.getString("remote_id"),
                payload,
                StateJson.readParts(row.getString("parts")),
                row.getBoolean("active"));
    }
}
