package dev.customersync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.fault.FaultRules;
import dev.customersync.sandbox.store.Duplicate;
import dev.customersync.sandbox.store.RecordStore;
import dev.customersync.sandbox.store.StoreException;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /_sandbox/…}: what a test or a curious person wants to see and set. It asks for no key. */
final class ControlHandler implements HttpHandler {
    static final String ROOT = "/_sandbox/";

    private static final List<Entity> HELD = List.of(Entity.CUSTOMER, Entity.CONTACT, Entity.ADDRESS);

    private final RecordStore store;
    private final Statistics statistics;
    private final FaultRules faults;

    ControlHandler(RecordStore store, Statistics statistics, FaultRules faults) {
        this.store = store;
        this.statistics = statistics;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Request request = Exchanges.read(exchange);
            Optional<Entity> streamed = streamedEntity(request);
            if (streamed.isPresent()) {
                new RecordStream(store, streamed.get()).send(exchange);
            } else {
                Exchanges.send(exchange, answer(request));
            }
        } catch (StoreException e) {
            Exchanges.send(exchange, text(500, e.getMessage()));
        } finally {
            exchange.close();
        }
    }

    private static Optional<Entity> streamedEntity(Request request) {
        return command(request).equals("GET records")
                ? request.parameter("entity").flatMap(Entity::ofPlural).filter(HELD::contains)
                : Optional.empty();
    }

    private Answer answer(Request request) {
        return switch (command(request)) {
            case "GET stats" -> Answer.json(200, stats());
            case "GET duplicates" -> Answer.json(200, duplicates());
            case "GET records" -> text(400, "entity must be customers, contacts or addresses");
            case "POST reset" -> reset(request.parameter("only").orElse(""));
            case "GET faults" -> Answer.json(200, rules());
            case "PUT faults" -> replaceFaults(request.body());
            case "DELETE faults" -> {
                faults.replace(List.of());
                yield Answer.noContent();
            }
            default ->
                text(
                        404,
                        "There are GET stats, GET duplicates, GET records?entity=customers|contacts|addresses,"
                                + " POST reset[?only=records|statistics], and GET, PUT and DELETE faults below "
                                + ROOT);
        };
    }

    private static String command(Request request) {
        List<String> path = request.path();
        return request.method() + " " + String.join("/", path.subList(1, path.size()));
    }

    private ObjectNode stats() {
        ObjectNode stats = statistics.toJson();
        ObjectNode holds = stats.putObject("holds");
        for (Entity entity : HELD) {
            long held = store.read(session -> session.count(entity));
            holds.put(entity.plural(), held);
        }
        return stats;
    }

    private ObjectNode duplicates() {
        ObjectNode json = Json.object();
        HELD.forEach(entity -> json.putArray(entity.plural()));
        for (Duplicate duplicate : store.read(session -> session.duplicates())) {
            ObjectNode element = json.withArray(duplicate.entity().plural()).addObject();
            if (duplicate.entity() != Entity.CUSTOMER) {
                element.put("customer_reference_id", duplicate.customerReferenceId());
            }
            element.put("reference_id", duplicate.referenceId());
            ArrayNode ids = element.putArray("ids");
            duplicate.ids().forEach(ids::add);
        }
        return json;
    }

    private Answer reset(String only) {
        if (!List.of("", "records", "statistics").contains(only)) {
            return text(400, "only must be records or statistics");
        }
        if (!only.equals("statistics")) {
            store.write(session -> session.deleteAll());
        }
        if (!only.equals("records")) {
            statistics.reset();
        }
        return Answer.noContent();
    }

    private ArrayNode rules() {
        ArrayNode json = Json.MAPPER.createArrayNode();
        for (FaultRules.Tally tally : faults.tallies()) {
            json.addObject()
                    .put("rule", tally.rule())
                    .put("concerned", tally.concerned())
                    .put("struck", tally.struck());
        }
        return json;
    }

    /** One rule a line. */
    private Answer replaceFaults(String body) {
        try {
            faults.replace(body.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(FaultRule::parse)
                    .toList());
            return Answer.json(200, rules());
        } catch (IllegalArgumentException e) {
            return text(400, e.getMessage());
        }
    }

    private static Answer text(int status, @Nullable String message) {
        return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), message + "\n");
    }
}
