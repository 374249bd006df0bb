package dev.customersync.target.wizcommerce;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Endpoint;
import dev.customersync.http.Exchange;
import dev.customersync.http.JsonClient;
import dev.customersync.http.Reply;
import dev.customersync.http.RequestTotals;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.ReferenceKind;
import dev.customersync.record.RemoteRecord;
import dev.customersync.target.AccessCheck;
import dev.customersync.target.AccessProbe;
import dev.customersync.target.Capabilities;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import dev.customersync.target.wizcommerce.WizCommerceSettings.ContactUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A WizCommerce account, API version 1. Customers carry their addresses; contacts are records of their own.
 */
public final class WizCommerceTarget implements Target {
    private static final Set<String> INCOMPARABLE = Set.of("is_default", "addresses.is_default");
    private static final Capabilities CAPABILITIES = new Capabilities(
            CustomerBatches.MAX_IDS,
            FieldDefinition.REFERENCE_ID,
            INCOMPARABLE,
            INCOMPARABLE,
            false,
            Set.of("display_id"));

    /** As {@code sync.target} gives it. */
    static final String KIND = "wizcommerce";

    private final JsonClient client;
    private final Listing listing;
    private final NamedRecords namedRecords;
    private final WizCommerceSettings settings;

    /**
     * @param client made with {@link WizCommerceSettings#client}
     */
    public WizCommerceTarget(JsonClient client, WizCommerceSettings settings) {
        this.client = client;
        this.listing = new Listing(client);
        this.namedRecords = new NamedRecords(listing);
        this.settings = settings;
    }

    @Override
    public String defaultName() {
        return KIND + ":" + settings.baseUrl().getHost();
    }

    @Override
    public RequestTotals requests() {
        return client.totals();
    }

    @Override
    public Optional<Duration> clockSkew() {
        return client.clockSkew();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /** A key has no scopes that are documented, so that it may read is all that can be asked without writing. */
    @Override
    public List<AccessCheck> checkAccess() {
        return List.of(AccessProbe.of(
                "read customers",
                () -> client.get(Endpoint.of(EntityType.CUSTOMER.plural()).with("page_size", 1))));
    }

    /** A customer's key must not hold a comma: that is what separates the keys of a look-up. */
    @Override
    public List<Problem> check(EntityRecord record) {
        RecordKey key = record.key();
        if (key.entity() == EntityType.CUSTOMER && key.referenceId().indexOf(',') >= 0) {
            return List.of(new Problem(
                    ErrorCode.REFERENCE_ID_COMMA,
                    FieldDefinition.REFERENCE_ID,
                    "expected a key without a comma, found \"" + key.referenceId() + "\""));
        }
        return List.of();
    }

    @Override
    public Map<RecordKey, List<RemoteRecord>> find(@Nullable String parentRemoteId, List<EntityRecord> records) {
        Map<String, RecordKey> asked = new LinkedHashMap<>();
        records.forEach(record -> asked.put(record.key().referenceId(), record.key()));
        Map<RecordKey, List<RemoteRecord>> found = new HashMap<>();
        for (JsonNode listed : parentRemoteId == null ? customers(asked) : listing.all(list(parentRemoteId, records))) {
            RecordKey key = asked.get(listed.path(FieldDefinition.REFERENCE_ID).asString(""));
            if (key != null) {
                found.computeIfAbsent(key, some -> new ArrayList<>()).add(whole(parentRemoteId, key.entity(), listed));
            }
        }
        return found;
    }

    @Override
    public Map<String, Set<String>> idsByName(ReferenceKind kind) {
        return namedRecords.idsByName(kind);
    }

    private static Endpoint list(String parentRemoteId, List<EntityRecord> records) {
        return list(parentRemoteId, records.get(0).key().entity());
    }

    private Collection<JsonNode> customers(Map<String, RecordKey> asked) {
        List<JsonNode> customers = new ArrayList<>();
        for (List<String> batch : CustomerBatches.of(List.copyOf(asked.keySet()))) {
            for (JsonNode customer : listing.all(CustomerBatches.endpoint(batch))) {
                String referenceId = customer.path(FieldDefinition.REFERENCE_ID).asString("");
                if (!batch.contains(referenceId)) {
                    throw new SyncException(
                            ErrorCode.FILTER_IGNORED,
                            "GET /customers with reference_ids returned customer "
                                    + customer.path("id").asString("") + " with reference_id \"" + referenceId
                                    + "\", which was not asked for");
                }
                customers.add(customer);
            }
        }
        return customers;
    }

    /** A list may leave nested content out. Should the record be gone by now, what the list says is safer than "not there". */
    private RemoteRecord whole(@Nullable String parentRemoteId, EntityType entity, JsonNode listed) {
        return get(new RemoteLocation(entity, parentRemoteId, listed.path("id").asString(), Map.of()))
                .orElseGet(() -> Normaliser.record(entity, listed));
    }

    @Override
    public Receipt create(@Nullable String parentRemoteId, EntityRecord record) {
        Endpoint endpoint = list(parentRemoteId, record.key().entity());
        Reply reply = client.post(endpoint, record.payload().withoutEmptyLists().toJson());
        JsonNode data = data(reply);
        String id = Normaliser.text(data.path("id"));
        if (id == null) {
            throw new CallFailedException(
                    ErrorCode.ANSWER_UNREADABLE,
                    Effect.DONE,
                    reply.exchange(),
                    List.of(),
                    "POST " + endpoint + " answered " + reply.exchange().status()
                            + ", but holds no \"data.id\": the record was created, under an id that is not known",
                    null);
        }
        return new Receipt(id, Normaliser.parts(data), reply.exchange());
    }

    @Override
    public Receipt update(RemoteLocation at, Payload changed, Payload whole) {
        Endpoint endpoint = one(at);
        String remoteId = at.remoteId();
        boolean put = at.entity() != EntityType.CUSTOMER && settings.contactUpdate() == ContactUpdate.PUT;
        boolean hasList = changed.names().stream().anyMatch(field -> Payload.elementKey(field) != null);
        if (!put && !hasList) {
            return receipt(remoteId, client.patch(endpoint, changed), Exchange.NONE);
        }
        Reply before = client.get(endpoint);
        JsonNode remote = record(endpoint, before, remoteId);
        Reply after = put
                ? client.put(endpoint, Merger.whole(remote, whole))
                : client.patch(endpoint, Merger.changes(remote, changed));
        return receipt(remoteId, after, before.exchange());
    }

    private static Receipt receipt(String remoteId, Reply reply, Exchange before) {
        return new Receipt(remoteId, Normaliser.parts(data(reply)), before.then(reply.exchange()));
    }

    @Override
    public Optional<RemoteRecord> get(RemoteLocation at) {
        return read(at).map(data -> Normaliser.record(at.entity(), data));
    }

    private Optional<JsonNode> read(RemoteLocation at) {
        Endpoint endpoint = one(at);
        try {
            return Optional.of(record(endpoint, client.get(endpoint), at.remoteId()));
        } catch (CallFailedException failed) {
            if (failed.hasStatus(404)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    @Override
    public Exchange delete(RemoteLocation at) {
        try {
            return client.delete(one(at)).exchange();
        } catch (CallFailedException failed) {
            if (failed.hasStatus(404)) {
                return failed.exchange();
            }
            throw failed;
        }
    }

    /** A list may leave nested content out, so what the list itself holds of a customer is not taken for all of it. */
    @Override
    public void list(boolean withContacts, Consumer<RemoteCustomer> each) {
        listing.allByCreation(Endpoint.of(EntityType.CUSTOMER.plural()), page -> {
            List<Callable<RemoteCustomer>> calls = page.stream()
                    .map(listed -> (Callable<RemoteCustomer>) () -> customer(listed, withContacts))
                    .toList();
            client.callAll(calls).forEach(each);
        });
    }

    private RemoteCustomer customer(JsonNode listed, boolean withContacts) {
        RemoteLocation at = RemoteLocation.ofCustomer(listed.path("id").asString());
        boolean complete = listed.has(Payload.ADDRESSES)
                && listed.has(Payload.ATTRIBUTES)
                && (!withContacts || listed.has(EntityType.CONTACT.plural()));
        JsonNode whole = complete ? listed : read(at).orElse(listed);
        List<RemoteRecord> contacts = new ArrayList<>();
        if (withContacts) {
            for (JsonNode contact : whole.path(EntityType.CONTACT.plural())) {
                contacts.add(Normaliser.record(EntityType.CONTACT, contact));
            }
        }
        return new RemoteCustomer(Normaliser.record(EntityType.CUSTOMER, whole), contacts);
    }

    /** What is merged with it or judged by it must be that record and no other. */
    private static JsonNode record(Endpoint endpoint, Reply reply, String remoteId) {
        JsonNode data = data(reply);
        if (!remoteId.equals(Normaliser.text(data.path("id")))) {
            throw new CallFailedException(
                    ErrorCode.ANSWER_UNREADABLE,
                    Effect.NONE,
                    reply.exchange(),
                    List.of(),
                    "GET " + endpoint + " answered " + reply.exchange().status()
                            + ", but its \"data.id\" is not the id that was asked for",
                    null);
        }
        return data;
    }

    private static JsonNode data(Reply reply) {
        return reply.body() == null ? MissingNode.getInstance() : reply.body().path("data");
    }

    private static Endpoint list(@Nullable String parentRemoteId, EntityType entity) {
        return parentRemoteId == null
                ? Endpoint.of(entity.plural())
                : Endpoint.of("customers", parentRemoteId, entity.plural());
    }

    private static Endpoint one(RemoteLocation at) {
        return at.parentRemoteId() == null
                ? Endpoint.of(at.entity().plural(), at.remoteId())
                : Endpoint.of("customers", at.parentRemoteId(), at.entity().plural(), at.remoteId());
    }
}
