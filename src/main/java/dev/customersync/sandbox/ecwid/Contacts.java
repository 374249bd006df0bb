package dev.customersync.sandbox.ecwid;

import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoreSession;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Request;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /customers/{customerId}/contacts} and the contacts below it. A contact's type and text stand in the store's place for a
 * reference_id.
 */
final class Contacts {
    private static final int MANY = 1_000;

    private final RecordStore store;

    Contacts(RecordStore store) {
        this.store = store;
    }

    Answer list(String customerId, Distortion distortion) {
        return store.read(session -> {
            Customers.find(session, customerId);
            ObjectNode body = Json.object();
            ArrayNode items = body.putArray("items");
            session.list(Customers.query(Entity.CONTACT, customerId, Optional.empty(), distortion, 1, MANY))
                    .records()
                    .forEach(contact -> items.add(shown(contact)));
            return Answer.json(200, body);
        });
    }

    Answer get(String customerId, String id) {
        return store.read(session -> Answer.json(200, shown(find(session, customerId, id))));
    }

    /** Of the two answers that are documented, one after the other. */
    Answer create(String customerId, Request request) {
        ObjectNode body = Bodies.parse(request);
        return store.write(session -> {
            Customers.find(session, customerId);
            Bodies.checkedContact(body);
            long id = Bodies.newId();
            ObjectNode content = Bodies.overlaid(Json.object(), body);
            oneDefault(session, customerId, content);
            session.insert(record(String.valueOf(id), customerId, content, Instant.now()));
            return Answer.json(200, id % 2 == 0 ? Json.object().put("createCount", 1) : body);
        });
    }

    Answer update(String customerId, String id, Request request) {
        ObjectNode body = Bodies.parse(request);
        return store.write(session -> {
            StoredRecord held = find(session, customerId, id);
            ObjectNode content = Bodies.checkedContact(Bodies.overlaid(held.content(), body));
            oneDefault(session, customerId, content);
            session.replace(record(id, customerId, content, held.createdAt()));
            return Answer.json(200, Json.object().put("updateCount", 1));
        });
    }

    Answer delete(String customerId, String id) {
        return store.write(session -> {
            session.delete(find(session, customerId, id).id());
            return Answer.json(200, Json.object().put("deleteCount", 1));
        });
    }

    /** A contact that becomes the default one of its type takes that from the others. */
    private static void oneDefault(StoreSession session, String customerId, ObjectNode content) {
        if (!content.path("default").asBoolean(false)) {
            return;
        }
        for (StoredRecord other : session.nestedIn(customerId, Entity.CONTACT)) {
            if (other.content().path("type").equals(content.path("type"))
                    && other.content().path("default").asBoolean(false)) {
                session.replace(record(
                        other.id(), customerId, other.content().deepCopy().put("default", false), other.createdAt()));
            }
        }
    }

    private static StoredRecord record(String id, String customerId, ObjectNode content, Instant createdAt) {
        return new StoredRecord(
                id, Entity.CONTACT, customerId, Bodies.key(content), "active", createdAt, Instant.now(), content);
    }

    static ObjectNode shown(StoredRecord contact) {
        ObjectNode shown = Json.object().put("id", Long.parseLong(contact.id()));
        contact.content().forEachEntry((name, value) -> shown.set(name, value));
        return shown.put("timestamp", contact.createdAt().toString());
    }

    private static StoredRecord find(StoreSession session, String customerId, String id) {
        return session.find(Entity.CONTACT, id)
                .filter(contact -> contact.ownerId().equals(customerId))
                .orElseThrow(() -> new Refusal(404, "Customer " + customerId + " has no contact " + id));
    }
}
