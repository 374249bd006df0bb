package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.StoreSession;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wizcommerce.Refusal.Detail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Makes the record of a POST, or refuses its reference_id. */
final class NewRecord {
    private final StoreSession session;
    private final DuplicatePolicy duplicates;

    NewRecord(StoreSession session, DuplicatePolicy duplicates) {
        this.session = session;
        this.duplicates = duplicates;
    }

    StoredRecord insert(Entity entity, String ownerId, ObjectNode body) {
        String referenceId = body.path("reference_id").asString();
        if (duplicates != DuplicatePolicy.ACCEPT && session.holds(entity, ownerId, referenceId)) {
            throw taken(entity, referenceId);
        }
        Instant now = Instant.now();
        StoredRecord record = new StoredRecord(
                UUID.randomUUID().toString(),
                entity,
                ownerId,
                referenceId,
                Content.status(body, "active"),
                now,
                now,
                Content.of(body));
        session.insert(record);
        return record;
    }

    private Refusal taken(Entity entity, String referenceId) {
        return duplicates == DuplicatePolicy.CONFLICT
                ? Refusal.of(
                        409, "There is already a " + entity.word() + " with the reference_id '" + referenceId + "'.")
                : Refusal.invalid(List.of(new Detail("reference_id", "is taken already")));
    }
}
