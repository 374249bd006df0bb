package dev.customersync.sandbox.store;

import dev.customersync.sandbox.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list query as SQL. */
final class ListSql {
    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final ListQuery query;

    ListSql(ListQuery query) {
        this.query = query;
        and("entity = ?", query.entity().word());
        if (!query.ownerId().isEmpty()) {
            and("owner_id = ?", query.ownerId());
        }
        // The plus keeps SQLite from preferring the index on status where there is a narrower one.
        boolean narrow = query.referenceIds().isPresent() || !query.ownerId().isEmpty();
        and((narrow ? "+" : "") + "status = ?", query.status());
        // As one JSON array, so that any number of ids is one statement.
        query.referenceIds()
                .ifPresent(ids ->
                        and("reference_id in (select value from json_each(?))", Json.MAPPER.writeValueAsString(ids)));
        and("created_at > ?", query.createdAfter());
        and("created_at < ?", query.createdBefore());
        and("updated_at > ?", query.updatedAfter());
        and("updated_at < ?", query.updatedBefore());
        and("created_at <= ?", query.visibleUntil());
    }

    private void and(String condition, Optional<Instant> bound) {
        bound.ifPresent(instant -> and(condition, (Object) StoreSession.micros(instant)));
    }

    private void and(String condition, Object argument) {
        where.append(where.isEmpty() ? "where " : " and ").append(condition);
        arguments.add(argument);
    }

    String where() {
        return where.toString();
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    String orderAndPage() {
        String direction = query.descending() ? " desc" : "";
        String column = query.byCreation() ? "created_at" : "updated_at";
        return " order by " + column + direction + ", seq" + direction + " limit " + query.pageSize() + " offset "
                + (query.page() - 1L) * query.pageSize();
    }
}
