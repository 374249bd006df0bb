package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path of the API.
 *
 * @param customerId empty outside a customer
 * @param id of the record; empty for a collection
 * @param operations what each method does there
 */
record Route(Entity entity, String customerId, String id, Map<String, Operation> operations) {
    private static final Map<String, Operation> READ_ONLY = Map.of("GET", Operation.LIST);
    private static final Map<String, Operation> COLLECTION = Map.of("GET", Operation.LIST, "POST", Operation.CREATE);
    private static final Map<String, Operation> CUSTOMER =
            Map.of("GET", Operation.GET, "PATCH", Operation.UPDATE, "DELETE", Operation.DELETE);
    private static final Map<String, Operation> CONTACT = Map.of(
            "GET", Operation.GET, "PUT", Operation.UPDATE, "PATCH", Operation.UPDATE, "DELETE", Operation.DELETE);
    private static final Map<String, Operation> ADDRESS =
            Map.of("GET", Operation.GET, "PUT", Operation.UPDATE, "DELETE", Operation.DELETE);

    /** The route of a path without its {@code v1}. */
    static Optional<Route> of(List<String> path) {
        Optional<Entity> first = path.isEmpty() ? Optional.empty() : Entity.ofPlural(path.get(0));
        return first.flatMap(entity -> switch (entity) {
            case CUSTOMER -> ofCustomers(path);
            case SALES_REP, PRICE_LIST, ATTRIBUTE ->
                path.size() == 1 ? Optional.of(new Route(entity, "", "", READ_ONLY)) : Optional.empty();
            case CONTACT, ADDRESS -> Optional.empty();
        });
    }

    private static Optional<Route> ofCustomers(List<String> path) {
        return switch (path.size()) {
            case 1 -> Optional.of(new Route(Entity.CUSTOMER, "", "", COLLECTION));
            case 2 -> Optional.of(new Route(Entity.CUSTOMER, "", path.get(1), CUSTOMER));
            case 3 -> nested(path.get(2)).map(entity -> new Route(entity, path.get(1), "", COLLECTION));
            case 4 ->
                nested(path.get(2))
                        .map(entity -> new Route(
                                entity, path.get(1), path.get(3), entity == Entity.CONTACT ? CONTACT : ADDRESS));
            default -> Optional.empty();
        };
    }

    private static Optional<Entity> nested(String plural) {
        return Entity.ofPlural(plural).filter(entity -> entity == Entity.CONTACT || entity == Entity.ADDRESS);
    }
}
