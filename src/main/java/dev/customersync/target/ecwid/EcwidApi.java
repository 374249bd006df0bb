package dev.customersync.target.ecwid;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Endpoint;
import dev.customersync.http.JsonClient;
import dev.customersync.http.Reply;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Ecwid's calls, each with the scope that it needs: a refused one says so, since the answer itself often says nothing. Thread-safe.
 */
final class EcwidApi {
    static final String CUSTOMERS = "customers";
    static final String CONTACTS = "contacts";
    /** The most that a list gives at once. */
    static final int PAGE = 100;

    private final JsonClient client;

    EcwidApi(JsonClient client) {
        this.client = client;
    }

    Reply get(Endpoint endpoint) {
        return scoped(Scope.READ_CUSTOMERS, () -> client.get(endpoint));
    }

    /**
     * As {@link JsonClient#post}.
     *
     * @throws CallFailedException also when the answer counts what was created, and that is nothing
     */
    Reply post(Endpoint endpoint, Object body) {
        Reply reply = scoped(Scope.CREATE_CUSTOMERS, () -> client.post(endpoint, body));
        JsonNode count = body(reply).path("createCount");
        if (count.isNumber() && count.asInt() == 0) {
            throw failed(
                    ErrorCode.REFUSED,
                    Effect.NONE,
                    reply,
                    "POST " + endpoint + " answered createCount 0: nothing was created");
        }
        return reply;
    }

    Reply put(Endpoint endpoint, Object body) {
        return scoped(Scope.UPDATE_CUSTOMERS, () -> client.put(endpoint, body));
    }

    Reply delete(Endpoint endpoint) {
        return scoped(Scope.UPDATE_CUSTOMERS, () -> client.delete(endpoint));
    }

    /** The items of one page. */
    List<JsonNode> items(Endpoint endpoint, Reply reply) {
        JsonNode items = body(reply).path("items");
        if (!items.isArray()) {
            throw failed(
                    ErrorCode.ANSWER_UNREADABLE,
                    Effect.NONE,
                    reply,
                    "GET " + endpoint + ": the answer holds no list \"items\"");
        }
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.hasNonNull("id")) {
                throw failed(
                        ErrorCode.ANSWER_UNREADABLE,
                        Effect.NONE,
                        reply,
                        "GET " + endpoint + ": the answer holds an item without an id");
            }
            all.add(item);
        }
        return all;
    }

    /** The customer; empty when there is none of that id. */
    Optional<Reply> customer(String id) {
        Endpoint endpoint = customerEndpoint(id);
        try {
            Reply reply = get(endpoint);
            if (!body(reply).path("id").asString("").equals(id)) {
                throw failed(
                        ErrorCode.ANSWER_UNREADABLE,
                        Effect.NONE,
                        reply,
                        "GET " + endpoint + " answered " + reply.exchange().status()
                                + ", but its \"id\" is not the id that was asked for");
            }
            return Optional.of(reply);
        } catch (CallFailedException failed) {
            if (failed.hasStatus(404)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    static Endpoint customerEndpoint(String id) {
        return Endpoint.of(CUSTOMERS, id);
    }

    static Endpoint contacts(String customerId) {
        return Endpoint.of(CUSTOMERS, customerId, CONTACTS);
    }

    static Endpoint contact(String customerId, String id) {
        return Endpoint.of(CUSTOMERS, customerId, CONTACTS, id);
    }

    static JsonNode body(Reply reply) {
        return reply.body() == null ? MissingNode.getInstance() : reply.body();
    }

    static CallFailedException failed(ErrorCode code, Effect effect, Reply reply, String message) {
        return new CallFailedException(code, effect, reply.exchange(), List.of(), message, null);
    }

    private static Reply scoped(Scope scope, Supplier<Reply> call) {
        try {
            return call.get();
        } catch (SyncException stop) {
            if (stop.code() != ErrorCode.CREDENTIALS) {
                throw stop;
            }
            throw new SyncException(
                    ErrorCode.CREDENTIALS,
                    stop.getMessage() + ", and that its app has the scope " + scope + ", which this call needs",
                    stop);
        }
    }
}
