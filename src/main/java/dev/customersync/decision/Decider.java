package dev.customersync.decision;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RowHash;
import dev.customersync.state.SyncState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses between create, patch, adopt and unchanged. Stateless. */
public final class Decider {
    private final Set<String> incomparable;

    /**
     * @param incomparable fields whose value at the target says nothing of what was sent; see {@link Difference}
     */
    public Decider(Set<String> incomparable) {
        this.incomparable = Set.copyOf(incomparable);
    }

    /**
     * What to do with a record that we have synchronised before: compare with what was last sent, not with what the API echoes,
     * since it renames and rewrites fields.
     *
     * @param state with a remote id
     */
    public Decision known(EntityRecord record, RowHash hash, SyncState state, @Nullable String parentRemoteId) {
        Difference difference = Difference.between(state.payload().get(), record.payload());
        String remoteId = requireRemoteId(state);
        return difference.isEmpty()
                ? new Decision.Unchanged(record.key(), remoteId, hash)
                : new Decision.Patch(record.key(), remoteId, parentRemoteId, difference, hash, null);
    }

    /**
     * What to do with a record that we know nothing of.
     *
     * @param found what the target holds under its key: none, one, or too many
     */
    public Decision unknown(EntityRecord record, RowHash hash, List<Adoption> found, @Nullable String parentRemoteId) {
        if (found.isEmpty()) {
            return new Decision.Create(
                    new EntityRecord(record.key(), record.payload().withoutCleared()), parentRemoteId, hash);
        }
        if (found.size() > 1) {
            return new Decision.Ambiguous(
                    record.key(),
                    found.stream().map(Adoption::remoteId).sorted().toList());
        }
        Adoption adoption = found.get(0);
        Payload wanted = record.payload();
        Difference difference = Difference.between(adoption.held(), wanted, incomparable);
        return difference.isEmpty()
                ? new Decision.Adopt(record.key(), difference.whole(), hash, adoption)
                : new Decision.Patch(record.key(), adoption.remoteId(), parentRemoteId, difference, hash, adoption);
    }

    private static String requireRemoteId(SyncState state) {
        String remoteId = state.remoteId();
        if (remoteId == null) {
            throw new IllegalStateException("A synchronised record without a remote id: " + state.key());
        }
        return remoteId;
    }
}
