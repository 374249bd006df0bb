package dev.customersync.reconcile;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.StateStatus;
import dev.customersync.target.Capabilities;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks again before something is said against the target. Asks for customers by name that the list did not hold: when a customer is deleted or deactivated while pages are read, another may
 * slip to a page that was read already. And where a platform composes a field of several of ours, a record that seems to be edited is
 * looked at beside what was sent.
 */
final class SecondLook {
    private final Target target;
    private final boolean withContacts;
    private final FieldComparison fields;
    private final boolean composes;

    SecondLook(Target target, boolean withContacts) {
        this.target = target;
        this.withContacts = withContacts;
        Capabilities capabilities = target.capabilities();
        this.fields = new FieldComparison(capabilities.incomparableFields());
        this.composes = !capabilities.incomparableFields().equals(capabilities.incomparableWhenFound());
    }

    /** These families, with the customers that are at the target after all, and say what was sent after all. */
    List<Family> confirm(List<Family> families) {
        return withMissing(families).stream().map(this::withComposed).toList();
    }

    private Family withComposed(Family family) {
        RemoteCustomer remote = family.remote();
        if (!composes || remote == null) {
            return family;
        }
        Family better =
                family.with(new RemoteCustomer(customerAsSent(family.state(), remote.customer()), remote.contacts()));
        ContactMatch match = ContactMatch.of(remote, family.contactStates(), target);
        return better.withContactsAsSent(asSent(remote.customer().remoteId(), family.contactStates(), match.known()));
    }

    /** A customer as it is beside what was sent, where the platform composes and it seems to be edited; else as it was listed. */
    RemoteRecord customerAsSent(@Nullable KnownRecord known, RemoteRecord listed) {
        if (!composes || known == null || !seemsEdited(known, listed)) {
            return listed;
        }
        return target.find(null, List.of(sent(known))).getOrDefault(known.key(), List.of()).stream()
                .filter(found -> found.remoteId().equals(listed.remoteId()))
                .findFirst()
                .map(found -> new RemoteRecord(
                        listed.remoteId(),
                        listed.payload().overlaidBy(found.payload()),
                        listed.parts(),
                        listed.active()))
                .orElse(listed);
    }

    /**
     * Contacts of one customer as they are beside what was sent, where the platform composes and they seem to be edited.
     *
     * @param listed the contacts by the keys of their states
     * @return those that are told better so; they are the same ones, made of the same pieces
     */
    Map<RecordKey, RemoteRecord> asSent(
            String customerRemoteId, List<KnownRecord> states, Map<RecordKey, RemoteRecord> listed) {
        Map<RecordKey, RemoteRecord> better = new LinkedHashMap<>();
        if (!composes) {
            return better;
        }
        List<EntityRecord> suspects = states.stream()
                .filter(known -> listed.containsKey(known.key()) && seemsEdited(known, listed.get(known.key())))
                .map(SecondLook::sent)
                .toList();
        if (!suspects.isEmpty()) {
            target.find(customerRemoteId, suspects).forEach((key, found) -> {
                RemoteRecord before = listed.get(key);
                found.stream()
                        .filter(one -> before != null
                                && Set.copyOf(one.parts().values())
                                        .equals(Set.copyOf(before.parts().values())))
                        .findFirst()
                        .ifPresent(one -> better.put(key, one));
            });
        }
        return better;
    }

    private boolean seemsEdited(KnownRecord known, @Nullable RemoteRecord remote) {
        return remote != null
                && known.state().status() == StateStatus.SYNCED
                && !fields.known(remote.payload(), known.state().payload().get(), null)
                        .isEmpty();
    }

    private static EntityRecord sent(KnownRecord known) {
        return new EntityRecord(known.key(), known.state().payload().get());
    }

    private List<Family> withMissing(List<Family> families) {
        Map<RecordKey, EntityRecord> missing = new LinkedHashMap<>();
        for (Family family : families) {
            KnownRecord known = family.state();
            if (known != null && known.state().status() == StateStatus.SYNCED && family.remote() == null) {
                missing.put(family.key(), sent(known));
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
