package dev.customersync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Sends all that the store holds of an entity, a JSON object a line, without holding it in memory. */
final class RecordStream {
    private final RecordStore store;
    private final Entity entity;

    RecordStream(RecordStore store, Entity entity) {
        this.store = store;
        this.entity = entity;
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            store.read(session -> {
                session.forEach(entity, (record, customerReferenceId) -> write(out, record, customerReferenceId));
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(OutputStream out, StoredRecord record, String customerReferenceId) {
        ObjectNode line = Json.object().put("id", record.id());
        if (record.entity() != Entity.CUSTOMER) {
            line.put("customer_id", record.ownerId()).put("customer_reference_id", customerReferenceId);
        }
        line.put("reference_id", record.referenceId())
                .put("status", record.status())
                .put("created_at", record.createdAt().toString())
                .put("updated_at", record.updatedAt().toString())
                .set("received", record.content());
        try {
            out.write((line.toString() + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
