package dev.customersync.target.ecwid;

import dev.customersync.http.Endpoint;
import dev.customersync.http.Exchange;
import dev.customersync.http.JsonClient;
import dev.customersync.http.RequestTotals;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
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
import dev.customersync.target.Fitted;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An Ecwid store, API version 3. Customers are known by their e-mail addresses; one of our contacts is several of Ecwid's, one for
 * each way to reach a person.
 */
final class EcwidTarget implements Target {
    /** As {@code sync.target} gives it. */
    static final String KIND = "ecwid";

    /** No customer has this id, so that what is asked of it does nothing. */
    private static final String NOBODY = "0";
    /** Which contact of a type is the default one is Ecwid's to say when there is but one. */
    private static final Set<String> NEVER_TOLD = Set.of("is_default", "addresses.is_default");

    private static final Capabilities CAPABILITIES = new Capabilities(
            1,
            "email",
            Set.of(
                    FieldDefinition.REFERENCE_ID,
                    "display_id",
                    "display_name",
                    "first_name",
                    "last_name",
                    "designation",
                    "freight_term",
                    "shipping_method",
                    "payment_mode",
                    "payment_term",
                    "assigned_price_list_id",
                    "assigned_sales_rep_ids",
                    "is_default",
                    Payload.ADDRESSES),
            NEVER_TOLD,
            true,
            Set.of());

    private final JsonClient client;
    private final EcwidSettings settings;
    private final EcwidApi api;
    private final EcwidCustomers customers;
    private final CustomerFields customerFields;
    private final ContactParts parts;
    private final ContactReading contactReading;
    private final RecentContacts recent;

    /**
     * @param client made with {@link EcwidSettings#client}
     */
    EcwidTarget(JsonClient client, EcwidSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.api = new EcwidApi(client);
        this.customers = new EcwidCustomers(api, settings.extraFields());
        this.customerFields = new CustomerFields(settings.extraFields());
        this.parts = new ContactParts(settings.contactNote());
        this.contactReading = new ContactReading(parts);
        this.recent = new RecentContacts(clock);
    }

    @Override
    public String defaultName() {
        return KIND + ":" + settings.baseUrl().getHost() + "/" + settings.storeId();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public RequestTotals requests() {
        return client.totals();
    }

    @Override
    public Optional<Duration> clockSkew() {
        return client.clockSkew();
    }

    /**
     * Asks to create a contact of nobody and to change nobody. That Ecwid looks at the token's scopes before it looks for the
     * customer is inferred; should it not, a missing scope shows when it is needed.
     */
    @Override
    public List<AccessCheck> checkAccess() {
        return List.of(
                AccessProbe.of(
                        Scope.READ_CUSTOMERS.forPeople(),
                        () -> api.get(Endpoint.of(EcwidApi.CUSTOMERS).with("limit", 1))),
                AccessProbe.of(Scope.CREATE_CUSTOMERS.forPeople(), () -> api.post(EcwidApi.contacts(NOBODY), Map.of())),
                AccessProbe.of(
                        Scope.UPDATE_CUSTOMERS.forPeople(),
                        () -> api.put(EcwidApi.customerEndpoint(NOBODY), Map.of())));
    }

    /** Some fields that the configuration sends fields of ours to take only some texts. */
    @Override
    public List<Problem> check(EntityRecord record) {
        List<Problem> problems = new ArrayList<>();
        if (record.key().entity() == EntityType.CUSTOMER) {
            for (ExtraField extra : settings.extraFields()) {
                String text = extra.text(record.payload());
                String expected = extra.place().expected();
                if (expected != null && !text.isEmpty() && extra.place().read(text) == null) {
                    problems.add(new Problem(
                            ErrorCode.REFUSED,
                            extra.from(),
                            extra.from() + ": expected for " + extra.place().field() + " " + expected + ", found \""
                                    + text + "\""));
                }
            }
        }
        return problems;
    }

    @Override
    public Fitted fit(EntityRecord record) {
        return switch (record.key().entity()) {
            case CUSTOMER -> customerFields.fitCustomer(record);
            case ADDRESS -> customerFields.fitAddress(record);
            case CONTACT -> parts.fit(record);
        };
    }

    @Override
    public String fittingVersion() {
        return settings.version();
    }

    @Override
    public Map<RecordKey, List<RemoteRecord>> find(@Nullable String parentRemoteId, List<EntityRecord> records) {
        Map<RecordKey, List<RemoteRecord>> found = new HashMap<>();
        if (parentRemoteId == null) {
            for (EntityRecord record : records) {
                List<RemoteRecord> matches = customers.find(record);
                if (!matches.isEmpty()) {
                    found.put(record.key(), matches);
                }
            }
        } else {
            CustomerContacts contacts = CustomerContacts.read(api, recent, parentRemoteId);
            for (EntityRecord record : records) {
                contactReading.beside(contacts, record).ifPresent(match -> found.put(record.key(), List.of(match)));
            }
        }
        return found;
    }

    /** Ecwid knows neither sales reps nor price lists. */
    @Override
    public Map<String, Set<String>> idsByName(ReferenceKind kind) {
        return Map.of();
    }

    @Override
    public Receipt create(@Nullable String parentRemoteId, EntityRecord record) {
        return parentRemoteId == null
                ? customers.create(record.payload())
                : ContactWrite.create(api, recent, parts, parentRemoteId, record.payload());
    }

    @Override
    public Receipt update(RemoteLocation at, Payload changed, Payload whole) {
        return at.entity() == EntityType.CUSTOMER
                ? customers.update(at, changed, whole)
                : ContactWrite.update(api, recent, parts, at, changed, whole);
    }

    @Override
    public Optional<RemoteRecord> get(RemoteLocation at) {
        String parent = at.parentRemoteId();
        return parent == null ? customers.get(at.remoteId()) : among(contacts(parent), at);
    }

    @Override
    public Exchange delete(RemoteLocation at) {
        return at.parentRemoteId() == null
                ? customers.delete(at.remoteId())
                : ContactWrite.delete(api, recent, parts, at);
    }

    @Override
    public void list(boolean withContacts, Consumer<RemoteCustomer> each) {
        customers.list(item -> {
            RemoteRecord customer = customers.read(item);
            each.accept(new RemoteCustomer(customer, withContacts ? contacts(item) : List.of()));
        });
    }

    /** A list shows customers with their contacts; should it not, they are asked for. */
    private List<RemoteRecord> contacts(JsonNode customer) {
        JsonNode contacts = customer.path(EcwidApi.CONTACTS);
        return contacts.isArray()
                ? contacts.valueStream().map(ContactReading::alone).toList()
                : contacts(customer.path("id").asString());
    }

    /** Each of them by itself: which belong together only the sync state tells. */
    private List<RemoteRecord> contacts(String customerId) {
        return CustomerContacts.read(api, recent, customerId).items().stream()
                .map(ContactReading::alone)
                .toList();
    }

    @Override
    public Optional<RemoteRecord> among(List<RemoteRecord> contacts, RemoteLocation at) {
        return ContactReading.together(contacts, at.remoteId(), at.parts());
    }
}
