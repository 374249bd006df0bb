package dev.customersync.sandbox.ecwid;

import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Call;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Operation;
import dev.customersync.sandbox.wire.Platform;
import dev.customersync.sandbox.wire.Request;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Ecwid's API, below {@code /api/v3/{storeId}}; any store number will do. */
public final class Ecwid implements Platform {
    private final RecordStore store;
    private final EcwidOptions options;
    private final Customers customers;
    private final Contacts contacts;

    public Ecwid(RecordStore store, EcwidOptions options) {
        this.store = store;
        this.options = options;
        this.customers = new Customers(store, options.refusesTakenEmails());
        this.contacts = new Contacts(store);
    }

    @Override
    public String name() {
        return "ecwid";
    }

    @Override
    public Map<String, String> clientProperties(URI base) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ecwid.base-url", base.toString());
        properties.put("ecwid.store-id", "1003");
        properties.put("ecwid.token", options.token());
        return properties;
    }

    @Override
    public boolean serves(Request request) {
        return Route.isOurs(request.path());
    }

    @Override
    public Optional<Call> describe(Request request) {
        return Route.of(request.path()).flatMap(route -> Optional.ofNullable(
                        route.operations().get(request.method()))
                .map(operation -> new Call(request.method(), route.entity(), operation, () -> keys(request, route))));
    }

    /** E-mail addresses of customers, types and texts of contacts. */
    private Set<String> keys(Request request, Route route) {
        Set<String> keys = new HashSet<>();
        request.parameter("email").map(Bodies::normal).ifPresent(keys::add);
        try {
            JsonNode body = request.body().isEmpty() ? Json.object() : Json.object(request.body());
            keys.add(route.entity() == Entity.CUSTOMER ? Bodies.email(body) : Bodies.key(body));
        } catch (JacksonException | IllegalArgumentException e) {
            // It will be refused; it is about nothing.
        }
        if (!route.id().isEmpty()) {
            store.read(session -> session.find(route.entity(), route.id()))
                    .map(StoredRecord::referenceId)
                    .ifPresent(keys::add);
        } else if (request.method().equals("GET") && !route.customerId().isEmpty()) {
            store.read(session -> session.find(Entity.CUSTOMER, route.customerId()))
                    .map(StoredRecord::referenceId)
                    .ifPresent(keys::add);
        }
        return keys;
    }

    @Override
    public Answer handle(Request request, Distortion distortion) {
        try {
            if (!request.header("Authorization")
                    .map(("Bearer " + options.token())::equals)
                    .orElse(false)) {
                throw new Refusal(403, "");
            }
            Route route = Route.of(request.path())
                    .orElseThrow(() -> new Refusal(404, "There is no resource /" + String.join("/", request.path())));
            Operation operation = route.operations().get(request.method());
            if (operation == null) {
                throw new Refusal(405, request.method() + " is not allowed here");
            }
            return route.entity() == Entity.CUSTOMER
                    ? customers(route, operation, request, distortion)
                    : contacts(route, operation, request, distortion);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer customers(Route route, Operation operation, Request request, Distortion distortion) {
        return switch (operation) {
            case LIST -> customers.list(request, distortion);
            case GET -> customers.get(route.id());
            case CREATE -> customers.create(request);
            case UPDATE -> customers.update(route.id(), request);
            case DELETE -> customers.delete(route.id());
        };
    }

    private Answer contacts(Route route, Operation operation, Request request, Distortion distortion) {
        return switch (operation) {
            case LIST -> contacts.list(route.customerId(), distortion);
            case GET -> contacts.get(route.customerId(), route.id());
            case CREATE -> contacts.create(route.customerId(), request);
            case UPDATE -> contacts.update(route.customerId(), route.id(), request);
            case DELETE -> contacts.delete(route.customerId(), route.id());
        };
    }

    @Override
    public Answer error(int status, String message) {
        return new Refusal(status, message).answer();
    }
}
