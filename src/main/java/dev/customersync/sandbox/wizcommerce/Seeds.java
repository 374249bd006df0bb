package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What every account of the sandbox has from the start: people, price lists and attribute definitions. */
final class Seeds {
    /** Who the audit fields say did it. */
    static final String SYSTEM_USER = "00000000-0000-4000-8000-000000000001";

    private static final String SINCE = "2025-01-01T00:00:00Z";

    static final List<ObjectNode> SALES_REPS = List.of(
            salesRep("5a1e5000-0000-4000-8000-000000000001", "Ada", "Berg", "active"),
            salesRep("5a1e5000-0000-4000-8000-000000000002", "Ben", "Cole", "active"),
            salesRep("5a1e5000-0000-4000-8000-000000000003", "Cleo", "Diaz", "inactive"));

    static final List<ObjectNode> PRICE_LISTS = List.of(
            priceList("9c1ce000-0000-4000-8000-000000000001", "PRC-STANDARD", "Standard", "active"),
            priceList("9c1ce000-0000-4000-8000-000000000002", "PRC-WHOLESALE", "Wholesale", "active"),
            priceList("9c1ce000-0000-4000-8000-000000000003", "PRC-2019", "Old prices", "inactive"));

    static final List<ObjectNode> ATTRIBUTES = List.of(
            attribute("a77b0000-0000-4000-8000-000000000001", "Region", "customer"),
            attribute("a77b0000-0000-4000-8000-000000000002", "Industry", "customer"),
            attribute("a77b0000-0000-4000-8000-000000000003", "Dock hours", "address"),
            attribute("a77b0000-0000-4000-8000-000000000004", "Language", "contact"));

    private Seeds() {}

    static Optional<ObjectNode> salesRep(String id) {
        return byId(SALES_REPS, id);
    }

    static Optional<ObjectNode> priceList(String id) {
        return byId(PRICE_LISTS, id);
    }

    private static Optional<ObjectNode> byId(List<ObjectNode> seeds, String id) {
        return seeds.stream()
                .filter(seed -> seed.path("id").asString("").equals(id))
                .findFirst()
                .map(ObjectNode::deepCopy);
    }

    private static ObjectNode salesRep(String id, String firstName, String lastName, String status) {
        return Json.object()
                .put("id", id)
                .put("email", (firstName + "." + lastName).toLowerCase(java.util.Locale.ROOT) + "@sandbox.example")
                .put("first_name", firstName)
                .put("last_name", lastName)
                .put("phone", "+14155550100")
                .put("department", "Sales")
                .put("status", status)
                .put("created_by", SYSTEM_USER)
                .put("updated_by", SYSTEM_USER)
                .put("created_at", SINCE)
                .put("updated_at", SINCE);
    }

    private static ObjectNode priceList(String id, String referenceId, String name, String status) {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("status", status)
                .put("reference_id", referenceId)
                .put("description", name + " price list")
                .put("created_at", SINCE)
                .put("updated_at", SINCE);
    }

    private static ObjectNode attribute(String id, String name, String entity) {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("entity", entity)
                .put("type", "text")
                .put("status", "active")
                .put("created_at", SINCE)
                .put("updated_at", SINCE);
    }
}
