package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.StoreSession;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wizcommerce.Refusal.Detail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores the addresses or contacts that travel inside a customer. An element is known by its id, else by its reference_id, so
 * that the same PATCH sent twice leaves the same state, as documented.
 */
final class NestedRecords {
    private final StoreSession session;
    private final String customerId;
    private final ListPolicy policy;
    private final Instant now;

    NestedRecords(StoreSession session, String customerId, ListPolicy policy, Instant now) {
        this.session = session;
        this.customerId = customerId;
        this.policy = policy;
        this.now = now;
    }

    /** Takes over the list of the customer's body, if there is one; null is an empty list. */
    void store(ObjectNode customer, Entity entity) {
        JsonNode list = customer.path(entity.plural());
        if (list.isMissingNode()) {
            return;
        }
        List<StoredRecord> held = new ArrayList<>(session.nestedIn(customerId, entity));
        int index = 0;
        for (JsonNode element : list.values()) {
            Optional<StoredRecord> known = known(held, (ObjectNode) element, entity, index++);
            known.ifPresentOrElse(
                    record -> replace(record, (ObjectNode) element), () -> insert(entity, (ObjectNode) element));
            known.ifPresent(held::remove);
        }
        if (policy == ListPolicy.REPLACE || list.isNull()) {
            held.forEach(record -> session.delete(record.id()));
        }
    }

    private static Optional<StoredRecord> known(List<StoredRecord> held, ObjectNode element, Entity entity, int index) {
        String id = element.path("id").asString("");
        if (id.isEmpty()) {
            String referenceId = element.path("reference_id").asString();
            return first(held, record -> record.referenceId().equals(referenceId));
        }
        Optional<StoredRecord> known = first(held, record -> record.id().equals(id));
        if (known.isEmpty()) {
            throw Refusal.invalid(List.of(new Detail(
                    entity.plural() + "[" + index + "].id",
                    "is not the id of a " + entity.word() + " of this customer")));
        }
        return known;
    }

    private static Optional<StoredRecord> first(List<StoredRecord> records, Predicate<StoredRecord> condition) {
        return records.stream().filter(condition).findFirst();
    }

    private void insert(Entity entity, ObjectNode element) {
        session.insert(new StoredRecord(
                UUID.randomUUID().toString(),
                entity,
                customerId,
                element.path("reference_id").asString(),
                Content.status(element, "active"),
                now,
                now,
                Content.of(element)));
    }

    private void replace(StoredRecord record, ObjectNode element) {
        ObjectNode content =
                policy == ListPolicy.MERGE ? Content.overlaid(record.content(), element, policy) : Content.of(element);
        session.replace(new StoredRecord(
                record.id(),
                record.entity(),
                customerId,
                content.path("reference_id").asString(),
                Content.status(element, record.status()),
                record.createdAt(),
                now,
                content));
    }
}
