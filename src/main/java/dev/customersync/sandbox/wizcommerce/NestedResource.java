package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.ListQuery;
import dev.customersync.sandbox.store.RecordPage;
import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoreSession;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Request;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** {@code /customers/{customer_id}/contacts} and {@code …/addresses}, and the records below them. */
final class NestedResource {
    private final Entity entity;
    private final Function<StoredRecord, ObjectNode> echo;
    private final RecordStore store;
    private final WizCommerceOptions options;

    NestedResource(
            Entity entity, Function<StoredRecord, ObjectNode> echo, RecordStore store, WizCommerceOptions options) {
        this.entity = entity;
        this.echo = echo;
        this.store = store;
        this.options = options;
    }

    Answer list(String customerId, Request request, Distortion distortion) {
        ListQuery query = new ListParameters(request).query(entity, customerId, distortion);
        RecordPage page = store.read(session -> {
            CustomerResource.find(session, customerId);
            return session.list(query);
        });
        return Envelope.page(page.records().stream().map(echo).toList(), page.total(), query.page(), query.pageSize());
    }

    Answer get(String customerId, String id) {
        return store.read(session -> Envelope.record(200, echo.apply(find(session, customerId, id))));
    }

    Answer create(String customerId, Request request) {
        ObjectNode body = Body.whole(request.body(), entity);
        return store.write(session -> {
            CustomerResource.find(session, customerId);
            StoredRecord record = new NewRecord(session, options.duplicates()).insert(entity, customerId, body);
            return Envelope.record(201, echo.apply(record));
        });
    }

    /** PUT: what the body leaves out is gone. */
    Answer replace(String customerId, String id, Request request) {
        ObjectNode body = Body.whole(request.body(), entity);
        return update(customerId, id, body, held -> Content.of(body));
    }

    Answer patch(String customerId, String id, Request request) {
        ObjectNode body = Body.partial(request.body(), entity);
        return update(customerId, id, body, held -> Content.overlaid(held.content(), body, options.lists()));
    }

    private Answer update(
            String customerId, String id, ObjectNode body, Function<StoredRecord, ObjectNode> newContent) {
        return store.write(session -> {
            StoredRecord held = find(session, customerId, id);
            ObjectNode content = newContent.apply(held);
            StoredRecord record = new StoredRecord(
                    id,
                    entity,
                    customerId,
                    content.path("reference_id").asString(),
                    Content.status(body, held.status()),
                    held.createdAt(),
                    Instant.now(),
                    content);
            session.replace(record);
            return Envelope.record(200, echo.apply(record));
        });
    }

    Answer delete(String customerId, String id) {
        return store.write(session -> {
            session.delete(find(session, customerId, id).id());
            return Answer.noContent();
        });
    }

    private StoredRecord find(StoreSession session, String customerId, String id) {
        return session.find(entity, id)
                .filter(record -> record.ownerId().equals(customerId))
                .orElseThrow(() -> Refusal.of(
                        404, "Customer '" + customerId + "' has no " + entity.word() + " with the id '" + id + "'."));
    }
}
