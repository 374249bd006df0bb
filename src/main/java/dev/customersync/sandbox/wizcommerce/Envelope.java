package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What data travels in. */
final class Envelope {
    private Envelope() {}

    static Answer record(int status, ObjectNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return Answer.json(status, body);
    }

    static Answer page(List<ObjectNode> items, long total, int page, int pageSize) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        items.forEach(data::add);
        long pages = (total + pageSize - 1) / pageSize;
        ObjectNode pagination = body.putObject("pagination");
        pagination.put("total_records", total).put("total_pages", pages).put("current_page", page);
        pagination.put("next_page", page < pages ? (Integer) (page + 1) : null);
        pagination.put("prev_page", page > 1 ? (Integer) (page - 1) : null);
        pagination.put("page_size", pageSize);
        return Answer.json(200, body);
    }
}
