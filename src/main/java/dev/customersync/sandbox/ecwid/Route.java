package dev.customersync.sandbox.ecwid;

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
    private static final int PREFIX = 3;
    private static final Map<String, Operation> COLLECTION = Map.of("GET", Operation.LIST, "POST", Operation.CREATE);
    private static final Map<String, Operation> RECORD =
            Map.of("GET", Operation.GET, "PUT", Operation.UPDATE, "DELETE", Operation.DELETE);

    /** Whether a path is one of this API: {@code /api/v3/{storeId}/…}. */
    static boolean isOurs(List<String> path) {
        return path.size() > PREFIX && path.get(0).equals("api") && path.get(1).equals("v3");
    }

    static Optional<Route> of(List<String> path) {
        List<String> rest = path.subList(PREFIX, path.size());
        boolean customers = rest.get(0).equals("customers");
        boolean contacts = rest.size() > 2 && rest.get(2).equals("contacts");
        if (!customers || (rest.size() > 2 && !contacts)) {
            return Optional.empty();
        }
        return switch (rest.size()) {
            case 1 -> Optional.of(new Route(Entity.CUSTOMER, "", "", COLLECTION));
            case 2 -> Optional.of(new Route(Entity.CUSTOMER, "", rest.get(1), RECORD));
            case 3 -> Optional.of(new Route(Entity.CONTACT, rest.get(1), "", COLLECTION));
            case 4 -> Optional.of(new Route(Entity.CONTACT, rest.get(1), rest.get(3), RECORD));
            default -> Optional.empty();
        };
    }
}
