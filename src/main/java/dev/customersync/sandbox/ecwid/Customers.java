package dev.customersync.sandbox.ecwid;

import dev.customersync.sandbox.store.ListQuery;
import dev.customersync.sandbox.store.RecordPage;
import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoreSession;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /customers} and {@code /customers/{id}}. A customer's e-mail address stands in the store's place for a reference_id. */
final class Customers {
    private static final int PAGE = 100;
    private static final String STATUS = "active";

    private final RecordStore store;
    private final boolean refusesTakenEmails;

    Customers(RecordStore store, boolean refusesTakenEmails) {
        this.store = store;
        this.refusesTakenEmails = refusesTakenEmails;
    }

    Answer list(Request request, Distortion distortion) {
        int limit = Math.min(PAGE, number(request, "limit", PAGE));
        int offset = number(request, "offset", 0);
        if (limit < 1 || offset % limit != 0) {
            throw new Refusal(400, "limit and offset must be pages");
        }
        Optional<List<String>> emails = request.parameter("email")
                .filter(email -> !distortion.filterIgnored())
                .map(email -> List.of(Bodies.normal(email)));
        ListQuery query = query(Entity.CUSTOMER, "", emails, distortion, offset / limit + 1, limit);
        return store.read(session -> shown(session, session.list(query), offset, limit));
    }

    private static Answer shown(StoreSession session, RecordPage page, int offset, int limit) {
        ObjectNode body = Json.object()
                .put("total", page.total())
                .put("count", page.records().size())
                .put("offset", offset)
                .put("limit", limit);
        ArrayNode items = body.putArray("items");
        page.records().forEach(record -> items.add(shown(session, record)));
        return Answer.json(200, body);
    }

    /** Oldest first, without those that are too young to be seen. */
    static ListQuery query(
            Entity entity, String ownerId, Optional<List<String>> keys, Distortion distortion, int page, int pageSize) {
        Optional<Instant> visibleUntil = distortion.lag().isZero()
                ? Optional.empty()
                : Optional.of(Instant.now().minus(distortion.lag()));
        return new ListQuery(
                entity,
                ownerId,
                STATUS,
                keys,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                visibleUntil,
                true,
                false,
                page,
                pageSize);
    }

    private static int number(Request request, String name, int otherwise) {
        try {
            return request.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Refusal(400, name + " must be a number");
        }
    }

    Answer get(String id) {
        return store.read(session -> Answer.json(200, shown(session, find(session, id))));
    }

    Answer create(Request request) {
        ObjectNode body = Bodies.checkedCustomer(Bodies.parse(request));
        return store.write(session -> {
            refuseTaken(session, Bodies.email(body));
            long id = Bodies.newId();
            session.insert(record(String.valueOf(id), Bodies.overlaid(Json.object(), body), Instant.now()));
            return Answer.json(200, Json.object().put("id", id));
        });
    }

    Answer update(String id, Request request) {
        ObjectNode body = Bodies.parse(request);
        return store.write(session -> {
            StoredRecord held = find(session, id);
            if (body.has("contacts")) {
                session.nestedIn(id, Entity.CONTACT).forEach(contact -> session.delete(contact.id()));
            }
            ObjectNode content = Bodies.checkedCustomer(Bodies.overlaid(held.content(), body));
            if (!Bodies.email(content).equals(held.referenceId())) {
                refuseTaken(session, Bodies.email(content));
            }
            session.replace(record(id, content, held.createdAt()));
            return Answer.json(200, Json.object().put("updateCount", 1));
        });
    }

    private void refuseTaken(StoreSession session, String email) {
        if (refusesTakenEmails && session.holds(Entity.CUSTOMER, "", email)) {
            throw new Refusal(409, "There is a customer with this e-mail address");
        }
    }

    Answer delete(String id) {
        return store.write(session -> {
            session.delete(find(session, id).id());
            return Answer.json(200, Json.object().put("deleteCount", 1));
        });
    }

    private static StoredRecord record(String id, ObjectNode content, Instant createdAt) {
        return new StoredRecord(
                id, Entity.CUSTOMER, "", Bodies.email(content), STATUS, createdAt, Instant.now(), content);
    }

    /** With its contacts, which are kept apart. */
    private static ObjectNode shown(StoreSession session, StoredRecord customer) {
        ObjectNode shown = Json.object().put("id", Long.parseLong(customer.id()));
        customer.content().forEachEntry((name, value) -> shown.set(name, value));
        ArrayNode contacts = shown.putArray("contacts");
        session.nestedIn(customer.id(), Entity.CONTACT).forEach(contact -> contacts.add(Contacts.shown(contact)));
        return shown;
    }

    static StoredRecord find(StoreSession session, String id) {
        return session.find(Entity.CUSTOMER, id).orElseThrow(() -> new Refusal(404, "There is no customer " + id));
    }
}
