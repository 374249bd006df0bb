package dev.customersync.target.ecwid;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Endpoint;
import dev.customersync.http.Exchange;
import dev.customersync.http.Reply;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Customers at Ecwid. Their contacts are never sent with them, which would replace all that there are. Thread-safe. */
final class EcwidCustomers {
    private final EcwidApi api;
    private final CustomerBody bodies;
    private final SavedAddresses savedAddresses;
    private final CustomerReading reading;

    EcwidCustomers(EcwidApi api, List<ExtraField> extraFields) {
        this.api = api;
        this.bodies = new CustomerBody(extraFields);
        this.savedAddresses = new SavedAddresses(bodies);
        this.reading = new CustomerReading(bodies, savedAddresses, extraFields);
    }

    /** Those that have the record's e-mail address. Ecwid keeps none of our keys. */
    List<RemoteRecord> find(EntityRecord record) {
        String email = Objects.requireNonNullElse(record.payload().text("email"), "");
        Endpoint endpoint = Endpoint.of(EcwidApi.CUSTOMERS)
                .with("email", email)
                .with("useExactEmailMatch", true)
                .with("limit", EcwidApi.PAGE);
        List<RemoteRecord> found = new ArrayList<>();
        for (JsonNode item : api.items(endpoint, api.get(endpoint))) {
            if (!item.path("email").asString("").strip().equalsIgnoreCase(email)) {
                throw new SyncException(
                        ErrorCode.FILTER_IGNORED,
                        "GET /customers with email and useExactEmailMatch returned customer "
                                + item.path("id").asString("") + " with another e-mail address than was asked for");
            }
            found.add(reading.beside(item, record));
        }
        return found;
    }

    Receipt create(Payload customer) {
        Endpoint endpoint = Endpoint.of(EcwidApi.CUSTOMERS);
        Reply reply = api.post(endpoint, bodies.whole(customer));
        String id = EcwidApi.body(reply).path("id").asString("");
        if (id.isEmpty()) {
            throw EcwidApi.failed(
                    ErrorCode.ANSWER_UNREADABLE,
                    Effect.DONE,
                    reply,
                    "POST " + endpoint + " answered " + reply.exchange().status()
                            + ", but holds no \"id\": the customer was created, under an id that is not known");
        }
        return withAddressIds(id, customer, Map.of(), reply.exchange());
    }

    Receipt update(RemoteLocation at, Payload changed, Payload whole) {
        Map<String, Object> body = new LinkedHashMap<>();
        bodies.putTopLevel(whole, changed.names(), body);
        Map<String, String> billing = bodies.billing(whole, changed.names());
        boolean saved = CustomerBody.showsInSaved(changed.names())
                && !AddressBook.of(whole).saved().isEmpty();
        if (billing.isEmpty() && !saved) {
            return new Receipt(at.remoteId(), at.parts(), put(at.remoteId(), body, Exchange.NONE));
        }
        Reply before = api.get(EcwidApi.customerEndpoint(at.remoteId()));
        JsonNode remote = EcwidApi.body(before);
        // Whether a person or an address is merged with what is there or replaces it is not documented: whole is right
        // either way.
        if (!billing.isEmpty()) {
            Map<String, String> person = SavedAddresses.parts(remote.path("billingPerson"));
            person.putAll(billing);
            body.put("billingPerson", person);
        }
        List<Map<String, Object>> addresses = savedAddresses.merged(remote, whole, at.parts());
        boolean addressesDiffer = !addresses.equals(SavedAddresses.writable(remote, "shippingAddresses"));
        if (saved && addressesDiffer) {
            body.put("shippingAddresses", addresses);
        }
        Exchange exchange = put(at.remoteId(), body, before.exchange());
        return saved && addressesDiffer
                ? withAddressIds(at.remoteId(), whole, at.parts(), exchange)
                : new Receipt(at.remoteId(), savedAddresses.ids(remote, whole, at.parts()), exchange);
    }

    private Exchange put(String id, Map<String, Object> body, Exchange before) {
        return body.isEmpty()
                ? before
                : before.then(api.put(EcwidApi.customerEndpoint(id), body).exchange());
    }

    /** The answer to a write tells no ids of addresses. Should they not be had now, they are found when they are needed. */
    private Receipt withAddressIds(String id, Payload customer, Map<String, String> known, Exchange exchange) {
        if (AddressBook.of(customer).saved().isEmpty()) {
            return new Receipt(id, savedAddresses.ids(MissingNode.getInstance(), customer, known), exchange);
        }
        try {
            Optional<Reply> reply = api.customer(id);
            if (reply.isPresent()) {
                Map<String, String> ids = savedAddresses.ids(EcwidApi.body(reply.get()), customer, known);
                return new Receipt(id, ids, exchange.then(reply.get().exchange()));
            }
        } catch (CallFailedException notNow) {
            return new Receipt(id, known, exchange.then(notNow.exchange()));
        }
        return new Receipt(id, known, exchange);
    }

    Optional<RemoteRecord> get(String id) {
        return api.customer(id).map(EcwidApi::body).map(reading::alone);
    }

    Exchange delete(String id) {
        try {
            return api.delete(EcwidApi.customerEndpoint(id)).exchange();
        } catch (CallFailedException failed) {
            if (failed.hasStatus(404)) {
                return failed.exchange();
            }
            throw failed;
        }
    }

    /** All customers, oldest first. */
    void list(Consumer<JsonNode> each) {
        long offset = 0;
        boolean more = true;
        while (more) {
            Endpoint endpoint = Endpoint.of(EcwidApi.CUSTOMERS)
                    .with("sortBy", "REGISTERED_DATE_ASC")
                    .with("limit", EcwidApi.PAGE)
                    .with("offset", offset);
            Reply reply = api.get(endpoint);
            List<JsonNode> items = api.items(endpoint, reply);
            items.forEach(each);
            offset += items.size();
            more = !items.isEmpty()
                    && offset
                            < EcwidApi.body(reply)
                                    .path("total")
                                    .asLong(items.size() < EcwidApi.PAGE ? 0 : Long.MAX_VALUE);
        }
    }

    RemoteRecord read(JsonNode customer) {
        return reading.alone(customer);
    }
}
