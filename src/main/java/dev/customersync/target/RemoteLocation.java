package dev.customersync.target;

import dev.customersync.record.EntityType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is at the target.
 *
 * @param parentRemoteId the remote id of the owning customer; null for a customer
 * @param remoteId the platform's id of the record
 * @param parts remote ids of nested elements by path, as far as they are known
 */
public record RemoteLocation(
        EntityType entity, @Nullable String parentRemoteId, String remoteId, Map<String, String> parts) {

    /** Where a customer is of whom nothing but the id matters. */
    public static RemoteLocation ofCustomer(String remoteId) {
        return new RemoteLocation(EntityType.CUSTOMER, null, remoteId, Map.of());
    }
}
