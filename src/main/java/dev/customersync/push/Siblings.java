package dev.customersync.push;

import dev.customersync.http.CallFailedException;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.state.PartOwner;
import dev.customersync.state.SyncStates;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records of one customer, where the platform may keep what two of them say only once: they are written one after the other, each
 * knowing what the others own by then. Elsewhere it does nothing. Thread-safe.
 */
public final class Siblings {
    private final boolean share;
    private final SyncStates states;
    private final ConcurrentMap<RecordKey, Family> families = new ConcurrentHashMap<>();

    public Siblings(Target target, SyncStates states) {
        this.share = target.capabilities().sharesParts();
        this.states = states;
    }

    /** What is known of one customer's records. Guarded by itself. */
    private static final class Family {
        private final Map<RecordKey, Set<String>> owned = new HashMap<>();
        private @Nullable Doubt doubt;
    }

    /**
     * A write to a customer's records of which is not known whether it was carried out.
     *
     * @param sent when
     */
    record Doubt(CallFailedException failure, Instant sent) {}

    /** Whether that record is one of those that share. */
    boolean concern(RecordKey key) {
        return share && key.entity() == EntityType.CONTACT;
    }

    /**
     * Learns from the sync state what the records of these customers own; to be called before they are written to, and while nobody
     * writes. What was learned of customers before is forgotten, unless a write to them is in doubt.
     */
    public void learn(Collection<RecordKey> keys) {
        families.values().removeIf(family -> family.doubt == null);
        Set<RecordKey> owners = new HashSet<>();
        keys.stream().filter(this::concern).forEach(key -> owners.add(key.owner()));
        if (!owners.isEmpty()) {
            owners.forEach(owner -> family(owner).owned.clear());
            List<PartOwner> contacts = states.contactsOf(owners);
            contacts.forEach(contact -> family(contact.key().owner())
                    .owned
                    .put(contact.key(), Set.copyOf(contact.parts().values())));
        }
    }

    /** Does the work while no other record of the customer is written. */
    public <T> T oneAtATime(RecordKey key, Supplier<T> work) {
        if (!concern(key)) {
            return work.get();
        }
        synchronized (family(key.owner())) {
            return work.get();
        }
    }

    /** The place with what of it other records own too. */
    public RemoteLocation locate(RecordKey key, RemoteLocation at) {
        if (!concern(key)) {
            return at;
        }
        Family family = family(key.owner());
        synchronized (family) {
            Set<String> others = new HashSet<>();
            family.owned.forEach((other, ids) -> {
                if (!other.equals(key)) {
                    others.addAll(ids);
                }
            });
            return at.sharing(others);
        }
    }

    /** Takes note of what the record owns from now on; nothing, when it is gone. */
    public void owns(RecordKey key, Collection<String> ids) {
        if (concern(key)) {
            Family family = family(key.owner());
            synchronized (family) {
                family.owned.put(key, Set.copyOf(ids));
            }
        }
    }

    /** Takes note that it is not known what became of a write. */
    void doubt(RecordKey key, CallFailedException failure, Instant sent) {
        if (concern(key)) {
            Family family = family(key.owner());
            synchronized (family) {
                family.doubt = new Doubt(failure, sent);
            }
        }
    }

    /** The write to a record of the same customer that is in doubt; null when there is none. */
    @Nullable Doubt doubt(RecordKey key) {
        if (!concern(key)) {
            return null;
        }
        Family family = family(key.owner());
        synchronized (family) {
            return family.doubt;
        }
    }

    /** Takes note that the target must have settled since. */
    void settled(RecordKey key) {
        if (concern(key)) {
            Family family = family(key.owner());
            synchronized (family) {
                family.doubt = null;
            }
        }
    }

    private Family family(RecordKey owner) {
        return families.computeIfAbsent(owner, some -> new Family());
    }
}
