package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Request;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Serves a list of what can only be read. */
final class Catalogue {
    private final List<ObjectNode> entries;
    private final List<String> filters;

    /**
     * @param filters the query parameters that each select on the field of their name
     */
    Catalogue(List<ObjectNode> entries, String... filters) {
        this.entries = entries;
        this.filters = List.of(filters);
    }

    Answer list(Request request) {
        ListParameters parameters = new ListParameters(request);
        int page = parameters.page();
        int pageSize = parameters.pageSize();
        List<ObjectNode> selected =
                entries.stream().filter(entry -> isSelected(entry, request)).toList();
        List<ObjectNode> items =
                selected.stream().skip((page - 1L) * pageSize).limit(pageSize).toList();
        return Envelope.page(items, selected.size(), page, pageSize);
    }

    private boolean isSelected(ObjectNode entry, Request request) {
        return filters.stream().allMatch(filter -> request.parameter(filter)
                .map(wanted -> entry.path(filter).asString("").equals(wanted))
                .orElse(true));
    }
}
