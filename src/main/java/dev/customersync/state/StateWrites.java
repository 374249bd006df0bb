package dev.customersync.state;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes states of one target. Thread-safe. */
final class StateWrites {
    /** The entities whose records belong to a customer, and are gone with it. */
    private static final @Nullable String[] OF_CUSTOMERS =
            StateKeys.texts(List.copyOf(EnumSet.complementOf(EnumSet.of(EntityType.CUSTOMER))), EntityType::label);

    private static final String ANNOUNCE = """
            insert into sync_state as s (target, entity, customer_reference_id, reference_id, status, row_hash,
                payload, identity, feed, created_by_run, updated_by_run)
            select :target, k.entity, k.customer_reference_id, k.reference_id, 'IN_FLIGHT', k.row_hash,
                convert_from(k.payload, 'UTF8')::jsonb, k.identity, :feed, :run, :run
            from unnest(:entities, :customerReferenceIds, :referenceIds, :hashes, :payloads, :identities)
                as k(entity, customer_reference_id, reference_id, row_hash, payload, identity)
            """;
    /** Only for when it is needed: to be ready for a conflict makes each row a quarter dearer, and there hardly ever is one. */
    private static final String ANNOUNCED_ANEW = """
            on conflict (target, entity, customer_reference_id, reference_id) do update set
                row_hash = excluded.row_hash, payload = excluded.payload, identity = excluded.identity,
                feed = excluded.feed, created_by_run = excluded.created_by_run, updated_by_run = excluded.updated_by_run,
                updated_at = now()
            where s.status = 'IN_FLIGHT'
            """;

    private final JdbcClient jdbc;
    private final StateKeys records;
    private final StateLookUp lookUp;
    private final TransactionTemplate ownTransaction;
    private final String target;
    private final String identityField;

    /**
     * @param transactions the manager of {@code jdbc}'s data source
     * @param identityField by which field of theirs the target knows customers
     */
    StateWrites(
            JdbcClient jdbc,
            StateLookUp lookUp,
            PlatformTransactionManager transactions,
            String target,
            String identityField) {
        this.jdbc = jdbc;
        this.records = new StateKeys(jdbc, target);
        this.lookUp = lookUp;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.target = target;
        this.identityField = identityField;
    }

    void announce(StateOrigin origin, List<Announcement> announcements, Runnable guard) {
        try {
            announce(origin, announcements, guard, "");
        } catch (DuplicateKeyException announcedBefore) {
            announce(origin, announcements, guard, ANNOUNCED_ANEW);
        }
    }

    private void announce(StateOrigin origin, List<Announcement> announcements, Runnable guard, String onConflict) {
        ownTransaction.executeWithoutResult(transaction -> {
            guard.run();
            List<RecordKey> keys =
                    announcements.stream().map(each -> each.record().key()).toList();
            int announced = records.sql(ANNOUNCE + onConflict, keys)
                    .param("hashes", StateKeys.hashes(announcements, Announcement::rowHash))
                    .param("payloads", StateKeys.bytes(announcements, each -> each.record()
                            .payload()
                            .toJson()))
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
            String synced = lookUp.find(keys).values().stream()
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

    void save(StateOrigin origin, List<StateChange> changes) {
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

    void arrive(StateOrigin origin, List<StateChange> changes) {
        int arrived = records.sql(
                        """
                        update sync_state announced
                        set remote_id = k.remote_id, remote_parts = k.remote_parts::jsonb, status = 'SYNCED', confirmed = false,
                            unsettled = false, updated_at = now()
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :remoteIds, :remoteParts)
                                as k(entity, customer_reference_id, reference_id, remote_id, remote_parts)
                        """ + StateKeys.KNOWN + " where announced.ctid = known.ctid and known.status = 'IN_FLIGHT'",
                        keys(changes))
                .param("remoteIds", StateKeys.texts(changes, StateChange::remoteId))
                .param("remoteParts", StateKeys.texts(changes, change -> StateJson.write(change.remoteParts())))
                .update();
        if (arrived < changes.size()) {
            // An announcement that is gone, whyever, is no reason to forget what the target holds.
            save(origin, changes);
        }
    }

    void refreshHashes(StateOrigin origin, Map<RecordKey, RowHash> hashes) {
        List<RecordKey> keys = List.copyOf(hashes.keySet());
        records.sql("""
                        update sync_state s
                        set row_hash = k.row_hash, feed = :feed, updated_by_run = :run, updated_at = now()
                        from unnest(:entities, :customerReferenceIds, :referenceIds, :hashes)
                            as k(entity, customer_reference_id, reference_id, row_hash)
                        """ + StateKeys.KNOWN + " where s.ctid = known.ctid and known.status = 'SYNCED'", keys)
                .param("hashes", StateKeys.hashes(keys, hashes::get))
                .param("feed", origin.feed())
                .param("run", origin.runId())
                .update();
    }

    void withdraw(Collection<RecordKey> keys) {
        records.sql(
                        "delete from sync_state announced using " + StateKeys.KEYS + StateKeys.KNOWN
                                + " where announced.ctid = known.ctid and known.status = 'IN_FLIGHT'",
                        List.copyOf(keys))
                .update();
    }

    void confirm(Collection<RecordKey> keys) {
        records.sql(
                        "update sync_state announced set confirmed = true from " + StateKeys.KEYS + StateKeys.KNOWN
                                + " where announced.ctid = known.ctid and known.status = 'IN_FLIGHT'",
                        List.copyOf(keys))
                .update();
    }

    void forget(Collection<RecordKey> keys) {
        // By their places, which the primary key gives: one condition for both would have all states read.
        records.sql("delete from sync_state s using " + StateKeys.KEYS + """
                         cross join lateral (
                            select known.ctid from sync_state known
                            where known.target = :target and known.entity = k.entity
                                and known.customer_reference_id = k.customer_reference_id and known.reference_id = k.reference_id
                            union all
                            select known.ctid from sync_state known
                            where k.entity = 'customer' and known.target = :target and known.entity = any(:parts)
                                and known.customer_reference_id = k.reference_id) gone
                         where s.ctid = gone.ctid
                        """, List.copyOf(keys))
                .param("parts", OF_CUSTOMERS)
                .update();
    }

    void unsettle(Collection<RecordKey> keys, Runnable guard) {
        ownTransaction.executeWithoutResult(transaction -> {
            guard.run();
            records.sql(
                            "update sync_state s set unsettled = true from " + StateKeys.KEYS + StateKeys.KNOWN
                                    + " where s.ctid = known.ctid",
                            List.copyOf(keys))
                    .update();
        });
    }

    void settleAll() {
        jdbc.sql("update sync_state set unsettled = false where target = :target and unsettled")
                .param("target", target)
                .update();
    }

    /** What the target knows that customer by, in its normal form; null when that is our own key, or it has none. */
    private @Nullable String identity(RecordKey key, Payload payload) {
        String identity = payload.text(identityField);
        return key.entity() != EntityType.CUSTOMER
                        || identityField.equals(FieldDefinition.REFERENCE_ID)
                        || identity == null
                ? null
                : SyncStates.normalIdentity(identity);
    }

    private static List<RecordKey> keys(List<StateChange> changes) {
        return changes.stream().map(StateChange::key).toList();
    }
}
