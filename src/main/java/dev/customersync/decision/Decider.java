package dev.customersync.decision;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.state.SyncState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
                ? new Decision.Unchanged(remoteId, hash)
                : new Decision.Patch(
                        remoteId, parentRemoteId, difference, hash, state.remoteParts(), state.createdByRun(), null);
    }

    /**
     * What to do with a customer of whom only these addresses are read.
     *
     * @param state with a remote id
     * @return null when the target holds all of them just so
     */
    public Decision.@Nullable Patch addresses(List<Payload> addresses, SyncState state) {
        Difference difference =
                Difference.between(state.payload().get(), Payload.EMPTY.with(Payload.ADDRESSES, addresses));
        // No row says all that the customer holds then: its own, read again, is compared with the payload.
        return difference.isEmpty()
                ? null
                : new Decision.Patch(
                        requireRemoteId(state),
                        null,
                        difference,
                        null,
                        state.remoteParts(),
                        state.createdByRun(),
                        null);
    }

    /**
     * What to do with a record that we know nothing of.
     *
     * @param found what the target holds under its key: none, one, or too many
     */
    public Decision unknown(
            EntityRecord record, @Nullable RowHash hash, List<RemoteRecord> found, @Nullable String parentRemoteId) {
        if (found.isEmpty()) {
            return new Decision.Create(record, parentRemoteId, hash);
        }
        if (found.size() > 1) {
            return new Decision.Failed(severalMatches(record, found));
        }
        RemoteRecord adopted = found.get(0);
        Difference difference = Difference.between(adopted.payload(), record.payload(), incomparable);
        return difference.isEmpty()
                ? new Decision.Adopt(difference.whole(), hash, adopted)
                : new Decision.Patch(
                        adopted.remoteId(), parentRemoteId, difference, hash, adopted.parts(), null, adopted);
    }

    private static Problem severalMatches(EntityRecord record, List<RemoteRecord> found) {
        String ids = found.stream().map(RemoteRecord::remoteId).sorted().collect(Collectors.joining(", "));
        return new Problem(
                ErrorCode.AMBIGUOUS_MATCH,
                FieldDefinition.REFERENCE_ID,
                "reference_id: expected one record of " + record.key() + " at the target, found " + found.size() + ": "
                        + ids);
    }

    private static String requireRemoteId(SyncState state) {
        String remoteId = state.remoteId();
        if (remoteId == null) {
            throw new IllegalStateException("A synchronised record without a remote id: " + state.key());
        }
        return remoteId;
    }
}
