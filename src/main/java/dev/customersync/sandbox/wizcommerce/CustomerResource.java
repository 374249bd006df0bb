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
import tools.jackson.databind.node.ObjectNode;

/** {@code /customers} and {@code /customers/{id}}. */
final class CustomerResource {
    private final RecordStore store;
    private final WizCommerceOptions options;

    CustomerResource(RecordStore store, WizCommerceOptions options) {
        this.store = store;
        this.options = options;
    }

    Answer list(Request request, Distortion distortion) {
        ListQuery query = new ListParameters(request).query(Entity.CUSTOMER, "", distortion);
        RecordPage page = store.read(session -> session.list(query));
        return Envelope.page(
                page.records().stream().map(Echo::listed).toList(), page.total(), query.page(), query.pageSize());
    }

    Answer get(String id) {
        return store.read(session -> Envelope.record(200, echo(session, find(session, id))));
    }

    Answer create(Request request) {
        ObjectNode body = Body.whole(request.body(), Entity.CUSTOMER);
        return store.write(session -> {
            StoredRecord customer = new NewRecord(session, options.duplicates()).insert(Entity.CUSTOMER, "", body);
            storeNested(session, customer, body);
            return Envelope.record(201, echo(session, customer));
        });
    }

    /** Answers 201, as documented. */
    Answer patch(String id, Request request) {
        ObjectNode body = Body.partial(request.body(), Entity.CUSTOMER);
        return store.write(session -> {
            StoredRecord held = find(session, id);
            ObjectNode content = Content.overlaid(held.content(), body, options.lists());
            StoredRecord customer = new StoredRecord(
                    id,
                    Entity.CUSTOMER,
                    "",
                    content.path("reference_id").asString(),
                    Content.status(body, held.status()),
                    held.createdAt(),
                    Instant.now(),
                    content);
            session.replace(customer);
            storeNested(session, customer, body);
            return Envelope.record(201, echo(session, customer));
        });
    }

    Answer delete(String id) {
        return store.write(session -> {
            session.delete(find(session, id).id());
            return Answer.noContent();
        });
    }

    private void storeNested(StoreSession session, StoredRecord customer, ObjectNode body) {
        NestedRecords nested = new NestedRecords(session, customer.id(), options.lists(), customer.updatedAt());
        nested.store(body, Entity.ADDRESS);
        nested.store(body, Entity.CONTACT);
    }

    private static ObjectNode echo(StoreSession session, StoredRecord customer) {
        return Echo.customer(
                customer,
                session.nestedIn(customer.id(), Entity.ADDRESS),
                session.nestedIn(customer.id(), Entity.CONTACT));
    }

    static StoredRecord find(StoreSession session, String id) {
        return session.find(Entity.CUSTOMER, id)
                .orElseThrow(() -> Refusal.of(404, "There is no customer with the id '" + id + "'."));
    }
}
