package dev.customersync.reconcile;

import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.state.StateJson;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the source says, mapped, in temporary tables. For one thread. */
final class SourceSnapshot {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Target target;
    private final Runnable stopPoint;
    private final Map<String, EntityType> inputs = new LinkedHashMap<>();

    /**
     * @param target says what it has no place for, and what it cannot accept
     * @param stopPoint throws when the command was asked to end
     */
    SourceSnapshot(Staging staging, Target target, Runnable stopPoint) {
        this.jdbc = staging.jdbc();
        this.target = target;
        this.stopPoint = stopPoint;
    }

    /**
     * A record as the source has it.
     *
     * @param position of its row; of the first address row when the customer has none of its own
     */
    record SourceRecord(RecordKey key, Payload payload, String position) {}

    /** A row that says nothing that could be compared; parts of its key are empty when it does not give them. */
    record Fault(RecordKey key, String position, String message) {}

    private record Numbered(String position, EntityRecord record) {}

    /**
     * Reads an input to its end.
     *
     * @param mapping the input's, with names understood
     */
    void read(SourceRows input, Mapping mapping) {
        inputs.put(input.name(), mapping.entity());
        List<Numbered> sound = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (RowReader reader = input.open().get()) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                take(row, mapping, sound, faults);
                if (sound.size() + faults.size() >= BATCH) {
                    stopPoint.run();
                    write(sound, faults);
                }
            }
        }
        write(sound, faults);
        jdbc.sql("analyze reconcile_source").update();
    }

    /** What was read, by name. */
    Map<String, EntityType> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    private void take(Row row, Mapping mapping, List<Numbered> sound, List<Fault> faults) {
        Mapped mapped = mapping.map(row);
        EntityRecord record = mapped instanceof Mapped.Valid valid
                ? target.fit(valid.record()).record()
                : null;
        List<Problem> problems = record != null ? target.check(record) : ((Mapped.Invalid) mapped).problems();
        String position = row.position().toString();
        if (record != null && problems.isEmpty()) {
            sound.add(new Numbered(position, record));
        } else {
            String message = problems.stream()
                    .map(problem -> problem.code().code() + " " + problem.message())
                    .collect(Collectors.joining("; "));
            faults.add(new Fault(mapping.key(row), position, message));
        }
    }

    private void write(List<Numbered> sound, List<Fault> faults) {
        Set<String> taken = new HashSet<>(insert(sound));
        sound.stream()
                .filter(one -> !taken.contains(one.position()))
                .map(one -> new Fault(
                        one.record().key(),
                        one.position(),
                        repeated(one.record().key())))
                .forEach(faults::add);
        insertFaults(faults);
        sound.clear();
        faults.clear();
    }

    private static String repeated(RecordKey key) {
        return ErrorCode.DUPLICATE.code() + " reference_id: " + key + " was already given; the first row is compared";
    }

    /** The positions of the rows whose keys were free. */
    private List<String> insert(List<Numbered> rows) {
        return jdbc.sql("""
                        insert into reconcile_source (entity, customer_reference_id, reference_id, customer, position, payload)
                        select * from unnest(:entities, :customers, :references, :owners, :positions, :payloads)
                        on conflict do nothing returning position
                        """)
                .param("entities", texts(rows, one -> key(one).entity().label()))
                .param("customers", texts(rows, one -> key(one).customerReferenceId()))
                .param("references", texts(rows, one -> key(one).referenceId()))
                .param("owners", texts(rows, one -> Family.keyOf(key(one))))
                .param("positions", texts(rows, Numbered::position))
                .param(
                        "payloads",
                        texts(rows, one -> StateJson.write(one.record().payload())))
                .query(String.class)
                .list();
    }

    private static RecordKey key(Numbered row) {
        return row.record().key();
    }

    private void insertFaults(List<Fault> faults) {
        jdbc.sql("""
                        insert into reconcile_fault (entity, customer_reference_id, reference_id, position, message)
                        select * from unnest(:entities, :customers, :references, :positions, :messages)
                        """)
                .param("entities", texts(faults, fault -> fault.key().entity().label()))
                .param("customers", texts(faults, fault -> fault.key().customerReferenceId()))
                .param("references", texts(faults, fault -> fault.key().referenceId()))
                .param("positions", texts(faults, Fault::position))
                .param("messages", texts(faults, Fault::message))
                .update();
    }

    private static <T> String[] texts(List<T> items, java.util.function.Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    /** What the source says of these customers and of what belongs to them: addresses within their customers. */
    List<SourceRecord> ofCustomers(Collection<String> customers) {
        Map<RecordKey, SourceRecord> records = new LinkedHashMap<>();
        jdbc.sql("""
                        select entity, customer_reference_id, reference_id, position, payload from reconcile_source
                        where customer = any(:customers)
                        order by customer, entity <> 'customer', entity, reference_id
                        """).param("customers", customers.toArray(String[]::new)).query(row -> {
            RecordKey key = new RecordKey(
                    EntityType.ofLabel(row.getString("entity")),
                    row.getString("customer_reference_id"),
                    row.getString("reference_id"));
            SourceRecord record =
                    new SourceRecord(key, StateJson.readPayload(row.getString("payload")), row.getString("position"));
            if (key.entity() == EntityType.ADDRESS) {
                records.merge(key.owner(), ofAddress(record), SourceSnapshot::withAddress);
            } else {
                records.put(key, record);
            }
        });
        return List.copyOf(records.values());
    }

    private static SourceRecord ofAddress(SourceRecord address) {
        return new SourceRecord(
                address.key().owner(),
                Payload.EMPTY.with(Payload.ADDRESSES, List.of(address.payload())),
                address.position());
    }

    /** An address that the customer's own row has too is that row's, as in a sync. */
    private static SourceRecord withAddress(SourceRecord customer, SourceRecord addition) {
        Payload address = addition.payload().elements(Payload.ADDRESSES).get(0);
        List<Payload> addresses = new ArrayList<>(customer.payload().elements(Payload.ADDRESSES));
        boolean given = addresses.stream().anyMatch(own -> String.valueOf(own.text(FieldDefinition.REFERENCE_ID))
                .equals(address.text(FieldDefinition.REFERENCE_ID)));
        if (given) {
            return customer;
        }
        addresses.add(address);
        return new SourceRecord(
                customer.key(), customer.payload().with(Payload.ADDRESSES, addresses), customer.position());
    }

    /** The rows that cannot be compared, in the order of reading. */
    void forEachFault(Consumer<Fault> each) {
        List<Fault> page = new ArrayList<>();
        long after = 0;
        do {
            page.clear();
            long[] last = {after};
            jdbc.sql("select * from reconcile_fault where seq > :after order by seq limit :limit")
                    .param("after", after)
                    .param("limit", BATCH)
                    .query(row -> {
                        last[0] = row.getLong("seq");
                        page.add(new Fault(
                                new RecordKey(
                                        EntityType.ofLabel(row.getString("entity")),
                                        row.getString("customer_reference_id"),
                                        row.getString("reference_id")),
                                row.getString("position"),
                                row.getString("message")));
                    });
            page.forEach(each);
            after = last[0];
        } while (!page.isEmpty());
    }
}
