package dev.customersync.target;

import dev.customersync.record.EntityType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is at the target.
 *
 * @param parentRemoteId the remote id of the owning customer; null for a customer
 * @param remoteId the platform's id of the record
 * @param parts remote ids of nested elements by path, as far as they are known
 * @param shared remote ids that other records of ours own too, so that they are neither changed nor deleted with this one; asked of
 *     the sync state where the platform {@linkplain Capabilities#sharesParts() shares} parts
 */
public record RemoteLocation(
        EntityType entity,
        @Nullable String parentRemoteId,
        String remoteId,
        Map<String, String> parts,
        Set<String> shared) {

    /** Where a record is that shares nothing with others. */
    public RemoteLocation(
            EntityType entity, @Nullable String parentRemoteId, String remoteId, Map<String, String> parts) {
        this(entity, parentRemoteId, remoteId, parts, Set.of());
    }

    /** Where a customer is of whom nothing but the id matters. */
    public static RemoteLocation ofCustomer(String remoteId) {
        return new RemoteLocation(EntityType.CUSTOMER, null, remoteId, Map.of());
    }

    /** The same place, of which others own these. */
    public RemoteLocation sharing(Set<String> others) {
        return new RemoteLocation(entity, parentRemoteId, remoteId, parts, others);
    }
}
