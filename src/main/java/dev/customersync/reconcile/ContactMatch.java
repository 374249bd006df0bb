package dev.customersync.reconcile;

import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.KnownRecord;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer's contacts at the target, told apart by what the sync state knows of them. A platform may keep one contact in several
 * pieces.
 *
 * @param known those that a state names, by the state's key
 * @param strangers all others
 */
record ContactMatch(Map<RecordKey, RemoteRecord> known, List<RemoteRecord> strangers) {

    /** The match of these states with what was listed of that customer. */
    static ContactMatch of(RemoteCustomer customer, List<KnownRecord> states, Target target) {
        Map<RecordKey, RemoteRecord> known = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (KnownRecord state : states) {
            RemoteLocation location = location(state, customer.customer().remoteId());
            if (location != null) {
                target.among(customer.contacts(), location).ifPresent(contact -> {
                    known.put(state.key(), contact);
                    taken.add(location.remoteId());
                    taken.addAll(location.parts().values());
                });
            }
        }
        List<RemoteRecord> strangers = new ArrayList<>(customer.contacts());
        strangers.removeIf(contact -> taken.contains(contact.remoteId()));
        return new ContactMatch(known, List.copyOf(strangers));
    }

    /** Where a contact is said to be; null when that is not known. */
    static @Nullable RemoteLocation location(KnownRecord contact, String customerRemoteId) {
        String remoteId = contact.state().remoteId();
        return remoteId == null
                ? null
                : new RemoteLocation(
                        EntityType.CONTACT,
                        customerRemoteId,
                        remoteId,
                        contact.state().remoteParts());
    }
}
