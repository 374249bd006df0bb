package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Request;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Which reference_ids a request is about: those in its body and query, that of the record in its path, and, for the list of
 * what a customer has, the customer's.
 */
final class ReferenceIds {
    private ReferenceIds() {}

    static Set<String> of(Request request, Route route, RecordStore store) {
        Set<String> ids = new HashSet<>();
        inBody(request).ifPresent(ids::add);
        request.parameter("reference_ids").ifPresent(list -> ids.addAll(Arrays.asList(list.split(","))));
        if (!route.id().isEmpty()) {
            held(store, route.entity(), route.id()).ifPresent(ids::add);
        } else if (request.method().equals("GET") && !route.customerId().isEmpty()) {
            held(store, Entity.CUSTOMER, route.customerId()).ifPresent(ids::add);
        }
        return ids;
    }

    private static Optional<String> inBody(Request request) {
        try {
            return request.body().isEmpty()
                    ? Optional.empty()
                    : Json.object(request.body()).path("reference_id").asStringOpt();
        } catch (JacksonException | IllegalArgumentException e) {
            // The platform will refuse it; it is about nothing.
            return Optional.empty();
        }
    }

    private static Optional<String> held(RecordStore store, Entity entity, String id) {
        return store.read(session -> session.find(entity, id)).map(StoredRecord::referenceId);
    }
}
