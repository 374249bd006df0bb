package dev.customersync.state;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The states of one target, the table {@code sync_state}. Thread-safe.
 *
 * <p>Each method joins a transaction that is under way unless it says otherwise, takes one round trip whatever the number of
 * records, and throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails. Records given
 * together must have different keys.
 */
public final class SyncStates {
    private static final String SELECT = "select " + StateRows.COLUMNS + " ";

    private final JdbcClient jdbc;
    private final StateKeys records;
    private final StateLookUp lookUp;
    private final TransactionTemplate ownTransaction;
    private final String target;
    private final String identityField;

    /**
     * States of a target that knows customers by our own keys.
     *
     * @param transactions the manager of that data source
     * @param target the name of the target whose states these are
     */
    public SyncStates(DataSource dataSource, PlatformTransactionManager transactions, String target) {
        this(dataSource, transactions, target, FieldDefinition.REFERENCE_ID);
    }

    /**
     * States of any target.
     *
     * @param identityField by which field of theirs the target knows customers
     */
    public SyncStates(
            DataSource dataSource, PlatformTransactionManager transactions, String target, String identityField) {
        this.jdbc = JdbcClient.create(dataSource);
        this.records = new StateKeys(jdbc, target);
        this.lookUp = new StateLookUp(dataSource, target);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.target = target;
        this.identityField = identityField;
    }

    /** The name of the target whose states these are. */
    public String target() {
        return target;
    }

    /** What is known of these customers and of all that belongs to them, in the order of their keys. */
    public List<KnownRecord> ofCustomers(Collection<String> referenceIds) {
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
                        state(row, number),
                        row.getString("feed"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What is known of these records; no entry for a record of which nothing is. */
    public Map<RecordKey, SyncState> find(Collection<RecordKey> keys) {
        return lookUp.find(keys);
    }

    /**
     * The same, for rows of these hashes; a second round trip when there are rows of other hashes. A state that has the hash of its row
     * comes without its remote parts and without its payload, which throws {@link IllegalStateException}: they are most of what a state
     * weighs, and such a row needs neither.
     */
    public Map<RecordKey, SyncState> find(Map<RecordKey, RowHash> rows) {
        return find(rows, Set.of());
    }

    /**
     * The same.
     *
     * @param withParts the records whose remote parts are needed in any case
     */
    public Map<RecordKey, SyncState> find(Map<RecordKey, RowHash> rows, Set<RecordKey> withParts) {
        return lookUp.find(rows, withParts);
    }

    /**
     * Announces creates, so that whatever dies after this, the next run knows what may have arrived. In a transaction of its own,
     * committed on return. An announcement of the same record that still stands is replaced.
     *
     * @param guard runs first, inside the same transaction; what it throws keeps all from being announced. The place to make
     *     sure that the run still owns its target.
     * @throws IllegalStateException when one of the records is known to be at the target already; then none is announced. A
     *     record that was deleted there must be {@linkplain #forget forgotten} first.
     */
    public void announce(StateOrigin origin, List<Announcement> announcements, Runnable guard) {
        ownTransaction.executeWithoutResult(transaction -> {
            guard.run();
            List<RecordKey> keys =
                    announcements.stream().map(each -> each.record().key()).toList();
            int announced = records.sql("""
                            insert into sync_state as s (target, entity, customer_reference_id, reference_id, status, row_hash,
                                payload, identity, feed, created_by_run, updated_by_run)
                            select :target, k.entity, k.customer_reference_id, k.reference_id, 'IN_FLIGHT', k.row_hash,
                                k.payload::jsonb, k.identity, :feed, :run, :run
                            from unnest(:entities, :customerReferenceIds, :referenceIds, :hashes, :payloads, :identities)
                                as k(entity, customer_reference_id, reference_id, row_hash, payload, identity)
                            on conflict (target, entity, customer_reference_id, reference_id) do update set
                                row_hash = excluded.row_hash, payload = excluded.payload, identity = excluded.identity,
                                feed = excluded.feed, created_by_run = excluded.created_by_run, updated_by_run = excluded.updated_by_run,
                                updated_at = now()
                            where s.status = 'IN_FLIGHT'
                            """, keys)
                    .param("hashes", StateKeys.hashes(announcements, Announcement::rowHash))
                    .param(
                            "payloads",
                            StateKeys.texts(
                                    announcements,
                                    each -> StateJson.write(each.record().payload())))
                    .param(
                            "identities",
                            StateKeys.texts(
                                    announcements,
                                    each -> identity(
                                            each.record().key(), each.record().payload())))
                    .param("feed", origin.feed())
                    .param("run", origin.runId())
                    .update();
            requireAll(announced, keys);
        });
    }

    private void requireAll(int announced, List<RecordKey> keys) {
        if (announced < keys.size()) {
            String synced = find(keys).values().stream()
                    .filter(state -> state.status() == StateStatus.SYNCED)
                    .map(state -> state.key() + " as " + state.remoteId())
                    .sorted()
                    .findFirst()
                    .orElse("none");
            throw new IllegalStateException(
                    "Expected creates of records that " + target + " does not hold, but it holds "
                            + (keys.size() - announced) + " of " + keys.size() + ", such as " + synced);
        }
    }

    /** Records what the target is now known to hold; what was known of these records before is replaced. */
    public void save(StateOrigin origin, List<StateChange> changes) {
        records.sql("""
                        insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, remote_parts,
                            status, row_hash, payload, identity, feed, created_by_run, updated_by_run)
                        select :target, k.entity, k.customer_reference_id, k.reference_id, k.remote_id, k.remote_parts::jsonb,
                            'SYNCED', k.row_hash, k.payload::jsonb, k.identity, :feed, k.created_by_run, :run
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :remoteIds, :remoteParts, :hashes,
                                :payloads, :identities, :createdByRuns)
                            as k(entity, customer_reference_id, reference_id, remote_id, remote_parts, row_hash, payload,
                                identity, created_by_run)
                        on conflict (target, entity, customer_reference_id, reference_id) do update set
                            remote_id = excluded.remote_id, remote_parts = excluded.remote_parts, status = excluded.status,
                            confirmed = false, unsettled = false, row_hash = excluded.row_hash, payload = excluded.payload,
                            identity = excluded.identity, feed = excluded.feed,
                            created_by_run = excluded.created_by_run, updated_by_run = excluded.updated_by_run,
                            updated_at = now()
                        """, keys(changes))
                .param("remoteIds", StateKeys.texts(changes, StateChange::remoteId))
                .param("remoteParts", StateKeys.texts(changes, change -> StateJson.write(change.remoteParts())))
                .param("hashes", StateKeys.hashes(changes, StateChange::rowHash))
                .param("payloads", StateKeys.texts(changes, change -> StateJson.write(change.payload())))
                .param("identities", StateKeys.texts(changes, change -> identity(change.key(), change.payload())))
                .param(
                        "createdByRuns",
                        changes.stream().map(StateChange::createdByRun).toArray(Long[]::new))
                .param("feed", origin.feed())
                .param("run", origin.runId())
                .update();
    }

    /**
     * Records that announced creates have arrived: what was announced is what the target now holds. Comes to the same as
     * {@link #save}, and costs less, since payloads are neither sent nor written again.
     *
     * @param changes as they were announced, and by the run that announced them
     */
    public void arrive(StateOrigin origin, List<StateChange> changes) {
        // Each is looked up by its key first, whatever its status. Left to choose, the planner begins with the index of
        // announcements, which it takes for empty, and reads all that have been there until lately for every call.
        int arrived = records.sql("""
                        update sync_state announced
                        set remote_id = k.remote_id, remote_parts = k.remote_parts::jsonb, status = 'SYNCED', confirmed = false,
                            unsettled = false, updated_at = now()
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :remoteIds, :remoteParts)
                                as k(entity, customer_reference_id, reference_id, remote_id, remote_parts)
                            cross join lateral (select s.ctid, s.status from sync_state s where %s limit 1) known
                        where announced.ctid = known.ctid and known.status = 'IN_FLIGHT'
                        """.formatted(StateKeys.SAME_KEY), keys(changes))
                .param("remoteIds", StateKeys.texts(changes, StateChange::remoteId))
                .param("remoteParts", StateKeys.texts(changes, change -> StateJson.write(change.remoteParts())))
                .update();
        if (arrived < changes.size()) {
            // An announcement that is gone, whyever, is no reason to forget what the target holds.
            save(origin, changes);
        }
    }

    /**
     * Keeps the new hashes of rows that read differently and yet say the same. A record that is not known to be at the target
     * is left alone.
     */
    public void refreshHashes(StateOrigin origin, Map<RecordKey, RowHash> hashes) {
        List<RecordKey> keys = List.copyOf(hashes.keySet());
        records.sql("""
                        update sync_state s
                        set row_hash = k.row_hash, feed = :feed, updated_by_run = :run, updated_at = now()
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :hashes)
                            as k(entity, customer_reference_id, reference_id, row_hash)
                        where s.status = 'SYNCED' and
                        """ + StateKeys.SAME_KEY, keys)
                .param("hashes", StateKeys.hashes(keys, hashes::get))
                .param("feed", origin.feed())
                .param("run", origin.runId())
                .update();
    }

    /** Takes announcements back: those creates are known not to have arrived. A record known to be at the target stays. */
    public void withdraw(Collection<RecordKey> keys) {
        records.sql(
                        "delete from sync_state s using " + StateKeys.KEYS + " where s.status = 'IN_FLIGHT' and "
                                + StateKeys.SAME_KEY,
                        List.copyOf(keys))
                .update();
    }

    /**
     * Notes of announced creates that the target has confirmed them without saying under which id. That they cannot be found is no
     * reason to send them again.
     */
    public void confirm(Collection<RecordKey> keys) {
        records.sql(
                        "update sync_state s set confirmed = true from " + StateKeys.KEYS
                                + " where s.status = 'IN_FLIGHT' and " + StateKeys.SAME_KEY,
                        List.copyOf(keys))
                .update();
    }

    /** Drops all that is known of these records, which were deleted at the target, and of what belonged to them. */
    public void forget(Collection<RecordKey> keys) {
        records.sql("delete from sync_state s using " + StateKeys.KEYS + """
                         where s.target = :target and (
                            s.entity = k.entity and s.customer_reference_id = k.customer_reference_id
                                and s.reference_id = k.reference_id
                            or k.entity = 'customer' and s.entity <> 'customer' and s.customer_reference_id = k.reference_id)
                        """, List.copyOf(keys))
                .update();
    }

    /**
     * Hands over the announcements that still stand, customers first, those of one customer next to each other. Between pages
     * nothing is held, so {@code page} may take its time and may save or withdraw what it was given.
     */
    public void forEachInFlight(int pageSize, Consumer<List<SyncState>> page) {
        for (EntityType entity : EntityType.values()) {
            List<SyncState> states = inFlightAfter("", "", entity, pageSize);
            while (!states.isEmpty()) {
                page.accept(states);
                RecordKey last = states.get(states.size() - 1).key();
                states = inFlightAfter(last.customerReferenceId(), last.referenceId(), entity, pageSize);
            }
        }
    }

    /** How many announcements still stand. */
    public long countInFlight() {
        return jdbc.sql("select count(*) from sync_state where target = :target and status = 'IN_FLIGHT'")
                .param("target", target)
                .query(Long.class)
                .single();
    }

    private List<SyncState> inFlightAfter(
            String customerReferenceId, String referenceId, EntityType entity, int limit) {
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
                .query(SyncStates::state)
                .list();
    }

    /** Whether it is not known what became of a change that was {@linkplain #unsettle about to be sent}. */
    public boolean anyUnsettled() {
        return jdbc.sql("select exists (select 1 from sync_state where target = :target and unsettled)")
                .param("target", target)
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that changes are about to be sent that make something new at the target; {@link #save} takes it back. In a transaction of
     * its own, committed on return.
     *
     * @param guard as in {@link #announce}
     */
    public void unsettle(Collection<RecordKey> keys, Runnable guard) {
        ownTransaction.executeWithoutResult(transaction -> {
            guard.run();
            records.sql(
                            "update sync_state s set unsettled = true from " + StateKeys.KEYS + " where "
                                    + StateKeys.SAME_KEY,
                            List.copyOf(keys))
                    .update();
        });
    }

    /** Takes back all that was unsettled, once the target must have settled. */
    public void settleAll() {
        jdbc.sql("update sync_state set unsettled = false where target = :target and unsettled")
                .param("target", target)
                .update();
    }

    /**
     * The customers that the target knows by those identities, and those that are at these remote ids.
     *
     * @param identities in {@linkplain #normalIdentity their normal form}
     * @param remoteIds of customers
     */
    public List<IdentityHolder> holders(Collection<String> identities, Collection<String> remoteIds) {
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

    /** The contacts of these customers that the target is known to hold, without their payloads. */
    public List<PartOwner> contactsOf(Collection<RecordKey> customers) {
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

    /** What the target knows that customer by, in its normal form; null when that is our own key, or it has none. */
    private @Nullable String identity(RecordKey key, Payload payload) {
        String identity = payload.text(identityField);
        return key.entity() != EntityType.CUSTOMER
                        || identityField.equals(FieldDefinition.REFERENCE_ID)
                        || identity == null
                ? null
                : normalIdentity(identity);
    }

    /** Equal for two spellings of one identity. */
    public static String normalIdentity(String identity) {
        return identity.strip().toLowerCase(Locale.ROOT);
    }

    /** The remote ids of up to that many customers known to be at the target, those with the last keys first. */
    public List<String> someRemoteIds(int limit) {
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

    private static List<RecordKey> keys(List<StateChange> changes) {
        return changes.stream().map(StateChange::key).toList();
    }

    private static SyncState state(ResultSet row, int number) throws SQLException {
        return StateRows.state(row);
    }
}
