package dev.customersync.target.wizcommerce;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Endpoint;
import dev.customersync.http.JsonClient;
import dev.customersync.http.Reply;
import dev.customersync.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads lists to their end. By default the API leaves inactive records out. */
final class Listing {
    static final int PAGE_SIZE = 100;
    /** More is no list but a server that never says "last page". */
    private static final int MAX_PAGES = 10_000;

    private final JsonClient client;

    Listing(JsonClient client) {
        this.client = client;
    }

    /** All records of a list, active and inactive alike, each id once. */
    Collection<JsonNode> all(Endpoint endpoint) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (String status : List.of("active", "inactive")) {
            read(endpoint.with("status", status), byId);
        }
        return byId.values();
    }

    /** The active records of a list, each id once. */
    Collection<JsonNode> active(Endpoint endpoint) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        read(endpoint.with("status", "active"), byId);
        return byId.values();
    }

    /**
     * Hands over all records of a list by pages, active and inactive alike, oldest first: what is created or changed meanwhile moves none
     * that is still to come to a page that was read already.
     */
    void allByCreation(Endpoint endpoint, Consumer<List<JsonNode>> page) {
        for (String status : List.of("active", "inactive")) {
            read(endpoint.with("status", status).with("sort_by", "created_at").with("sort", "asc"), page);
        }
    }

    private void read(Endpoint endpoint, Map<String, JsonNode> byId) {
        read(
                endpoint,
                page -> page.forEach(
                        record -> byId.putIfAbsent(record.path("id").asString(), record)));
    }

    private void read(Endpoint endpoint, Consumer<List<JsonNode>> each) {
        int page = 1;
        boolean more = true;
        while (more) {
            Endpoint asked = endpoint.with("page_size", PAGE_SIZE).with("page", page);
            Reply reply = client.get(asked);
            JsonNode data = list(asked, reply);
            List<JsonNode> records = new ArrayList<>();
            for (JsonNode record : data) {
                String id = Normaliser.text(record.path("id"));
                if (id == null) {
                    throw notUnderstood(asked, reply, "a record without an id");
                }
                records.add(record);
            }
            each.accept(records);
            more = hasMore(asked, reply, page, data.size());
            page++;
        }
    }

    private static JsonNode list(Endpoint asked, Reply reply) {
        JsonNode data = reply.body() == null ? null : reply.body().get("data");
        // An empty list is written as null by some servers.
        if (data == null || !(data.isArray() || data.isNull())) {
            throw notUnderstood(asked, reply, "no list \"data\"");
        }
        return data;
    }

    private static boolean hasMore(Endpoint asked, Reply reply, int page, int size) {
        JsonNode pagination = reply.body() == null ? null : reply.body().get("pagination");
        if (page >= MAX_PAGES) {
            throw notUnderstood(asked, reply, "still more pages");
        }
        if (pagination == null || !pagination.has("total_pages")) {
            return size >= PAGE_SIZE;
        }
        int current = pagination.path("current_page").asInt(page);
        if (current != page && size > 0) {
            throw notUnderstood(asked, reply, "page " + current);
        }
        return size > 0 && page < pagination.path("total_pages").asInt(page);
    }

    private static CallFailedException notUnderstood(Endpoint asked, Reply reply, String found) {
        return new CallFailedException(
                ErrorCode.ANSWER_UNREADABLE,
                Effect.NONE,
                reply.exchange(),
                List.of(),
                "GET " + asked + ": the answer holds " + found,
                null);
    }
}
