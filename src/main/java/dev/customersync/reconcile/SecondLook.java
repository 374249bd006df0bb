package dev.customersync.reconcile;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.StateStatus;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for customers by name that the list did not hold: when a customer is deleted or deactivated while pages are read, another may
 * slip to a page that was read already. Nothing is called missing for that.
 */
final class SecondLook {
    private final Target target;
    private final boolean withContacts;

    SecondLook(Target target, boolean withContacts) {
        this.target = target;
        this.withContacts = withContacts;
    }

    /** These families, with the customers that are at the target after all. */
    List<Family> confirm(List<Family> families) {
        Map<RecordKey, EntityRecord> missing = new LinkedHashMap<>();
        for (Family family : families) {
            KnownRecord known = family.state();
            if (known != null && known.state().status() == StateStatus.SYNCED && family.remote() == null) {
                missing.put(
                        family.key(),
                        new EntityRecord(family.key(), known.state().payload().get()));
            }
        }
        if (missing.isEmpty()) {
            return families;
        }
        Map<RecordKey, List<RemoteRecord>> found = find(List.copyOf(missing.values()));
        return families.stream()
                .map(family -> found(family, found.getOrDefault(family.key(), List.of())))
                .toList();
    }

    private Map<RecordKey, List<RemoteRecord>> find(List<EntityRecord> records) {
        int size = target.capabilities().lookUpBatch();
        Map<RecordKey, List<RemoteRecord>> found = new LinkedHashMap<>();
        for (int from = 0; from < records.size(); from += size) {
            found.putAll(target.find(null, records.subList(from, Math.min(from + size, records.size()))));
        }
        return found;
    }

    private Family found(Family family, List<RemoteRecord> candidates) {
        KnownRecord known = family.state();
        return candidates.stream()
                .filter(candidate -> known != null
                        && candidate.remoteId().equals(known.state().remoteId()))
                .findFirst()
                .map(customer -> family.with(new RemoteCustomer(customer, contacts(family, customer.remoteId()))))
                .orElse(family);
    }

    private List<RemoteRecord> contacts(Family family, String customerRemoteId) {
        List<RemoteRecord> contacts = new ArrayList<>();
        if (withContacts) {
            family.contactStates().stream()
                    .map(contact -> ContactMatch.location(contact, customerRemoteId))
                    .filter(Objects::nonNull)
                    .map((RemoteLocation at) -> target.get(at))
                    .flatMap(Optional::stream)
                    .forEach(contacts::add);
        }
        return contacts;
    }
}
