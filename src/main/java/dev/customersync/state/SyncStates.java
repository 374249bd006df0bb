package dev.customersync.state;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The states of one target, the table {@code sync_state}. Thread-safe.
 *
 * <p>Each method joins a transaction that is under way unless it says otherwise, takes one round trip whatever the number of
 * records, and throws Spring's {@link org.springframework.dao.DataAccessException} when the database fails. Records given
 * together must have different keys.
 */
public final class SyncStates {
    private final StateLookUp lookUp;
    private final StateQueries queries;
    private final StateWrites writes;
    private final String target;

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
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.lookUp = new StateLookUp(dataSource, target);
        this.queries = new StateQueries(jdbc, target);
        this.writes = new StateWrites(jdbc, lookUp, transactions, target, identityField);
        this.target = target;
    }

    /** The name of the target whose states these are. */
    public String target() {
        return target;
    }

    /** What is known of these customers and of all that belongs to them, in the order of their keys. */
    public List<KnownRecord> ofCustomers(Collection<String> referenceIds) {
        return queries.ofCustomers(referenceIds);
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
        writes.announce(origin, announcements, guard);
    }

    /** Records what the target is now known to hold; what was known of these records before is replaced. */
    public void save(StateOrigin origin, List<StateChange> changes) {
        writes.save(origin, changes);
    }

    /**
     * Records that announced creates have arrived: what was announced is what the target now holds. Comes to the same as
     * {@link #save}, and costs less, since payloads are neither sent nor written again.
     *
     * @param changes as they were announced, and by the run that announced them
     */
    public void arrive(StateOrigin origin, List<StateChange> changes) {
        writes.arrive(origin, changes);
    }

    /**
     * Keeps the new hashes of rows that read differently and yet say the same. A record that is not known to be at the target
     * is left alone.
     */
    public void refreshHashes(StateOrigin origin, Map<RecordKey, RowHash> hashes) {
        writes.refreshHashes(origin, hashes);
    }

    /** Takes announcements back: those creates are known not to have arrived. A record known to be at the target stays. */
    public void withdraw(Collection<RecordKey> keys) {
        writes.withdraw(keys);
    }

    /**
     * Notes of announced creates that the target has confirmed them without saying under which id. That they cannot be found is no
     * reason to send them again.
     */
    public void confirm(Collection<RecordKey> keys) {
        writes.confirm(keys);
    }

    /** Drops all that is known of these records, which were deleted at the target, and of what belonged to them. */
    public void forget(Collection<RecordKey> keys) {
        writes.forget(keys);
    }

    /**
     * Hands over the announcements that still stand, customers first, those of one customer next to each other. Between pages
     * nothing is held, so {@code page} may take its time and may save or withdraw what it was given.
     */
    public void forEachInFlight(int pageSize, Consumer<List<SyncState>> page) {
        for (EntityType entity : EntityType.values()) {
            List<SyncState> states = queries.inFlightAfter("", "", entity, pageSize);
            while (!states.isEmpty()) {
                page.accept(states);
                RecordKey last = states.get(states.size() - 1).key();
                states = queries.inFlightAfter(last.customerReferenceId(), last.referenceId(), entity, pageSize);
            }
        }
    }

    /** How many announcements still stand. */
    public long countInFlight() {
        return queries.countInFlight();
    }

    /** Whether it is not known what became of a change that was {@linkplain #unsettle about to be sent}. */
    public boolean anyUnsettled() {
        return queries.anyUnsettled();
    }

    /**
     * Notes that changes are about to be sent that make something new at the target; {@link #save} takes it back. In a transaction of
     * its own, committed on return.
     *
     * @param guard as in {@link #announce}
     */
    public void unsettle(Collection<RecordKey> keys, Runnable guard) {
        writes.unsettle(keys, guard);
    }

    /** Takes back all that was unsettled, once the target must have settled. */
    public void settleAll() {
        writes.settleAll();
    }

    /**
     * The customers that the target knows by those identities, and those that are at these remote ids.
     *
     * @param identities in {@linkplain #normalIdentity their normal form}
     * @param remoteIds of customers
     */
    public List<IdentityHolder> holders(Collection<String> identities, Collection<String> remoteIds) {
        return queries.holders(identities, remoteIds);
    }

    /** The contacts of these customers that the target is known to hold, without their payloads. */
    public List<PartOwner> contactsOf(Collection<RecordKey> customers) {
        return queries.contactsOf(customers);
    }

    /** Equal for two spellings of one identity. */
    public static String normalIdentity(String identity) {
        return identity.strip().toLowerCase(Locale.ROOT);
    }

    /** The remote ids of up to that many customers known to be at the target, those with the last keys first. */
    public List<String> someRemoteIds(int limit) {
        return queries.someRemoteIds(limit);
    }
}
