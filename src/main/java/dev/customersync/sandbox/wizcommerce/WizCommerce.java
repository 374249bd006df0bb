package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Call;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import dev.customersync.sandbox.wire.Platform;
import dev.customersync.sandbox.wire.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** WizCommerce's API, below {@code /v1}. */
public final class WizCommerce implements Platform {
    private final RecordStore store;
    private final String apiKey;
    private final CustomerResource customers;
    private final NestedResource contacts;
    private final NestedResource addresses;
    private final Catalogue salesReps = new Catalogue(Seeds.SALES_REPS, "status", "email");
    private final Catalogue priceLists = new Catalogue(Seeds.PRICE_LISTS, "status");
    private final Catalogue attributes = new Catalogue(Seeds.ATTRIBUTES, "entity");

    public WizCommerce(RecordStore store, WizCommerceOptions options) {
        this.store = store;
        this.apiKey = options.apiKey();
        this.customers = new CustomerResource(store, options);
        this.contacts = new NestedResource(Entity.CONTACT, Echo::contact, store, options);
        this.addresses = new NestedResource(Entity.ADDRESS, Echo::address, store, options);
    }

    @Override
    public String name() {
        return "wizcommerce";
    }

    @Override
    public Map<String, String> clientProperties(URI base) {
        return Map.of("wizcommerce.base-url", base.toString(), "wizcommerce.api-key", apiKey);
    }

    @Override
    public boolean serves(Request request) {
        return !request.path().isEmpty() && request.path().get(0).equals("v1");
    }

    @Override
    public Optional<Call> describe(Request request) {
        return route(request).flatMap(route -> Optional.ofNullable(
                        route.operations().get(request.method()))
                .map(operation -> new Call(
                        request.method(), route.entity(), operation, () -> ReferenceIds.of(request, route, store))));
    }

    @Override
    public Answer handle(Request request, Distortion distortion) {
        try {
            authenticate(request);
            Route route = route(request)
                    .orElseThrow(
                            () -> Refusal.of(404, "There is no resource /" + String.join("/", request.path()) + "."));
            Operation operation = route.operations().get(request.method());
            return operation == null
                    ? methodNotAllowed(request, route)
                    : dispatch(route, operation, request, distortion);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    @Override
    public Answer error(int status, String message) {
        return Refusal.of(status, message).answer();
    }

    private static Optional<Route> route(Request request) {
        List<String> path = request.path();
        return Route.of(path.subList(1, path.size()));
    }

    private void authenticate(Request request) {
        if (!request.header("X-API-Key").map(apiKey::equals).orElse(false)) {
            throw Refusal.of(401, "The API key is missing or not valid.");
        }
    }

    private static Answer methodNotAllowed(Request request, Route route) {
        String allowed = route.operations().keySet().stream().sorted().collect(Collectors.joining(", "));
        return Refusal.of(405, request.method() + " is not allowed here; allowed: " + allowed + ".")
                .answer()
                .withHeader("Allow", allowed);
    }

    private Answer dispatch(Route route, Operation operation, Request request, Distortion distortion) {
        return switch (route.entity()) {
            case CUSTOMER -> customers(route.id(), operation, request, distortion);
            case CONTACT -> nested(contacts, route, operation, request, distortion);
            case ADDRESS -> nested(addresses, route, operation, request, distortion);
            case SALES_REP -> salesReps.list(request);
            case PRICE_LIST -> priceLists.list(request);
            case ATTRIBUTE -> attributes.list(request);
        };
    }

    private Answer customers(String id, Operation operation, Request request, Distortion distortion) {
        return switch (operation) {
            case LIST -> customers.list(request, distortion);
            case GET -> customers.get(id);
            case CREATE -> customers.create(request);
            case UPDATE -> customers.patch(id, request);
            case DELETE -> customers.delete(id);
        };
    }

    private static Answer nested(
            NestedResource resource, Route route, Operation operation, Request request, Distortion distortion) {
        String customerId = route.customerId();
        String id = route.id();
        return switch (operation) {
            case LIST -> resource.list(customerId, request, distortion);
            case GET -> resource.get(customerId, id);
            case CREATE -> resource.create(customerId, request);
            case UPDATE ->
                request.method().equals("PUT")
                        ? resource.replace(customerId, id, request)
                        : resource.patch(customerId, id, request);
            case DELETE -> resource.delete(customerId, id);
        };
    }
}
