package dev.customersync.reconcile;

import dev.customersync.reconcile.RemoteSnapshot.Listed;
import dev.customersync.reconcile.SourceSnapshot.SourceRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.KnownRecord;
import dev.customersync.target.RemoteCustomer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that state, target and source say of one customer and its contacts.
 *
 * @param referenceId the customer's key
 * @param state of the customer
 * @param contactStates of its contacts
 * @param remote the customer of the state's remote id
 * @param strangers customers at the target of that reference_id that no state knows
 * @param source the customer, with the addresses of address rows
 * @param contactSources its contacts
 * @param contactsAsSent contacts at the target as they are beside what was sent, where the list tells them otherwise
 */
record Family(
        String referenceId,
        @Nullable KnownRecord state,
        List<KnownRecord> contactStates,
        @Nullable RemoteCustomer remote,
        List<Listed> strangers,
        @Nullable SourceRecord source,
        List<SourceRecord> contactSources,
        Map<RecordKey, RemoteRecord> contactsAsSent) {

    /** The key of the customer that a record is or belongs to. */
    static String keyOf(RecordKey key) {
        return key.entity() == EntityType.CUSTOMER ? key.referenceId() : key.customerReferenceId();
    }

    /** The customer's key. */
    RecordKey key() {
        return RecordKey.customer(referenceId);
    }

    /** The same, now that the customer was found. */
    Family with(RemoteCustomer found) {
        return new Family(referenceId, state, contactStates, found, strangers, source, contactSources, contactsAsSent);
    }

    /** The same, now that contacts were looked at beside what was sent. */
    Family withContactsAsSent(Map<RecordKey, RemoteRecord> contacts) {
        return new Family(referenceId, state, contactStates, remote, strangers, source, contactSources, contacts);
    }

    /** The remote customer that contacts of this family belong to: the known one, else the only stranger. */
    @Nullable RemoteCustomer home() {
        if (remote != null) {
            return remote;
        }
        return strangers.size() == 1 ? strangers.get(0).customer() : null;
    }
}
