package dev.customersync.target.wizcommerce;

import dev.customersync.http.Endpoint;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.ReferenceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What customers refer to by id, found by its names. Both lists are known from the vendor's SDK only. */
final class NamedRecords {
    private final Listing listing;

    NamedRecords(Listing listing) {
        this.listing = listing;
    }

    /** See {@link dev.customersync.target.Target#idsByName}. */
    Map<String, Set<String>> idsByName(ReferenceKind kind) {
        return switch (kind) {
            case SALES_REP -> idsBy("sales-reps", List.of("email"));
            case PRICE_LIST -> idsBy("price-lists", List.of("name", FieldDefinition.REFERENCE_ID));
        };
    }

    private Map<String, Set<String>> idsBy(String resource, List<String> fields) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (JsonNode record : listing.active(Endpoint.of(resource))) {
            for (String field : fields) {
                String name = Normaliser.text(record.path(field));
                if (name != null && Normaliser.isActive(record)) {
                    ids.computeIfAbsent(name.strip(), some -> new TreeSet<>())
                            .add(record.path("id").asString());
                }
            }
        }
        return ids;
    }
}
