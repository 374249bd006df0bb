package dev.customersync.sandbox.store;

import dev.customersync.sandbox.wire.Entity;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as the platform keeps it.
 *
 * @param ownerId id of the customer that it is nested in; empty for a customer
 * @param status {@code active} or {@code inactive}
 * @param content the fields as they were received, nested records left out
 */
public record StoredRecord(
        String id,
        Entity entity,
        String ownerId,
        String referenceId,
        String status,
        Instant createdAt,
        Instant updatedAt,
        ObjectNode content) {}
