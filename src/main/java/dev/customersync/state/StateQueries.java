package dev.customersync.state;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of the states of one target other than by their own keys. Thread-safe. */
final class StateQueries {
    private static final String SELECT = "select " + StateRows.COLUMNS + " ";

    private final JdbcClient jdbc;
    private final String target;

    StateQueries(JdbcClient jdbc, String target) {
        this.jdbc = jdbc;
        this.target = target;
    }

    List<KnownRecord> ofCustomers(Collection<String> referenceIds) {
        return jdbc.sql(SELECT + """
                        , s.feed, s.updated_at
                        from sync_state s
                        where s.target = :target and (
                            s.entity = 'customer' and s.customer_reference_id = '' and s.reference_id = any(:customers)
                            or s.entity = 'contact' and s.customer_reference_id = any(:customers)
                            or s.entity = 'address' and s.customer_reference_id = any(:customers))
                        order by s.entity, s.customer_reference_id, s.reference_id
                        """)
                .param("target", target)
                .param("customers", referenceIds.toArray(String[]::new))
                .query((row, number) -> new KnownRecord(
                        StateRows.state(row),
                        row.getString("feed"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long countInFlight() {
        return jdbc.sql("select count(*) from sync_state where target = :target and status = 'IN_FLIGHT'")
                .param("target", target)
                .query(Long.class)
                .single();
    }

    List<SyncState> inFlightAfter(String customerReferenceId, String referenceId, EntityType entity, int limit) {
        return jdbc.sql(SELECT + """
                        from sync_state s
                        where s.target = :target and s.entity = :entity and s.status = 'IN_FLIGHT'
                            and (s.customer_reference_id, s.reference_id) > (:customerReferenceId, :referenceId)
                        order by s.customer_reference_id, s.reference_id
                        limit :limit
                        """)
                .param("target", target)
                .param("entity", entity.label())
                .param("customerReferenceId", customerReferenceId)
                .param("referenceId", referenceId)
                .param("limit", limit)
                .query((row, number) -> StateRows.state(row))
                .list();
    }

    boolean anyUnsettled() {
        return jdbc.sql("select exists (select 1 from sync_state where target = :target and unsettled)")
                .param("target", target)
                .query(Boolean.class)
                .single();
    }

    List<IdentityHolder> holders(Collection<String> identities, Collection<String> remoteIds) {
        return jdbc.sql("""
                        select reference_id, identity, remote_id from sync_state
                        where target = :target and identity = any(:identities) and identity is not null
                        union
                        select reference_id, identity, remote_id from sync_state
                        where target = :target and remote_id = any(:remoteIds) and identity is not null
                        """)
                .param("target", target)
                .param("identities", identities.toArray(String[]::new))
                .param("remoteIds", remoteIds.toArray(String[]::new))
                .query((row, number) -> new IdentityHolder(
                        RecordKey.customer(row.getString("reference_id")),
                        row.getString("identity"),
                        row.getString("remote_id")))
                .list();
    }

    List<PartOwner> contactsOf(Collection<RecordKey> customers) {
        return jdbc.sql("""
                        select customer_reference_id, reference_id, remote_parts from sync_state
                        where target = :target and entity = 'contact' and status = 'SYNCED'
                            and customer_reference_id = any(:customers)
                        """)
                .param("target", target)
                .param(
                        "customers",
                        customers.stream().map(RecordKey::referenceId).toArray(String[]::new))
                .query((row, number) -> new PartOwner(
                        RecordKey.contact(row.getString("customer_reference_id"), row.getString("reference_id")),
                        StateJson.readParts(row.getString("remote_parts"))))
                .list();
    }

    List<String> someRemoteIds(int limit) {
        // In the order of the primary key: by the time of writing, all states would have to be read.
        return jdbc.sql("""
                        select remote_id from sync_state
                        where target = :target and entity = 'customer' and customer_reference_id = '' and status = 'SYNCED'
                        order by reference_id desc
                        limit :limit
                        """)
                .param("target", target)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
