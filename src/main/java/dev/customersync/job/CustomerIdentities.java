package dev.customersync.job;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.IdentityHolder;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two customers of ours from becoming one where the target knows customers by something else than our key, such as their
 * e-mail addresses: each customer needs one, and none may have another one's. Elsewhere it has nothing to say.
 */
final class CustomerIdentities {
    private final String field;
    private final SyncStates states;

    /**
     * @param field by which the target knows customers
     */
    CustomerIdentities(String field, SyncStates states) {
        this.field = field;
        this.states = states;
    }

    /**
     * A customer that is to be decided on.
     *
     * @param state what is known of it; null when nothing is
     */
    record Subject(EntityRecord record, @Nullable SyncState state) {}

    /** What is wrong with any of these; in the order in which they were read. At most one query. */
    Map<RecordKey, Problem> problems(List<Subject> subjects) {
        Map<RecordKey, Problem> problems = new HashMap<>();
        Map<String, RecordKey> claimed = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            RecordKey key = subject.record().key();
            String identity = subject.record().payload().text(field);
            if (isConcerned(key) && identity == null) {
                if (subject.state() == null || subject.record().payload().has(field)) {
                    problems.put(key, missing());
                }
            } else if (isConcerned(key) && identity != null && isNew(subject, identity)) {
                String normal = SyncStates.normalIdentity(identity);
                RecordKey first = claimed.putIfAbsent(normal, key);
                if (first != null) {
                    problems.put(key, taken(identity, first));
                }
            }
        }
        if (!claimed.isEmpty()) {
            for (IdentityHolder holder : states.holders(claimed.keySet(), List.of())) {
                RecordKey other = claimed.get(holder.identity());
                if (other != null && !other.equals(holder.key())) {
                    problems.put(other, taken(holder.identity(), holder.key()));
                }
            }
        }
        return problems;
    }

    /** Those of what was found that other customers of ours are known to be. At most one query. */
    Map<RecordKey, Problem> takenAtTarget(Collection<EntityRecord> lookedUp, Findings findings) {
        Map<String, RecordKey> byRemoteId = new HashMap<>();
        for (EntityRecord record : lookedUp) {
            for (RemoteRecord found : isConcerned(record.key()) ? findings.of(record.key()) : List.<RemoteRecord>of()) {
                byRemoteId.put(found.remoteId(), record.key());
            }
        }
        Map<RecordKey, Problem> problems = new HashMap<>();
        if (!byRemoteId.isEmpty()) {
            Set<String> ids = new HashSet<>(byRemoteId.keySet());
            for (IdentityHolder holder : states.holders(List.of(), ids)) {
                RecordKey key = byRemoteId.get(String.valueOf(holder.remoteId()));
                if (key != null && !key.equals(holder.key())) {
                    problems.put(
                            key,
                            new Problem(
                                    ErrorCode.IDENTITY_TAKEN,
                                    field,
                                    field + ": expected a customer of its own at the target, found " + holder.remoteId()
                                            + ", which is " + holder.key()));
                }
            }
        }
        return problems;
    }

    private boolean isConcerned(RecordKey key) {
        return !field.equals(FieldDefinition.REFERENCE_ID) && key.entity() == EntityType.CUSTOMER;
    }

    private boolean isNew(Subject subject, String identity) {
        return subject.state() == null
                || !Objects.equals(identity, subject.state().payload().get().text(field));
    }

    private Problem missing() {
        return new Problem(
                ErrorCode.IDENTITY_MISSING,
                field,
                field + ": expected a value, since the target knows customers by it, found none");
    }

    private Problem taken(String identity, RecordKey other) {
        return new Problem(
                ErrorCode.IDENTITY_TAKEN,
                field,
                field + ": expected a value that no other customer has, found \"" + identity + "\", which " + other
                        + " has");
    }
}
