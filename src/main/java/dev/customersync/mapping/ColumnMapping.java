package dev.customersync.mapping;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps rows column by column. */
final class ColumnMapping implements Mapping {
    private final BoundColumns columns;
    private final @Nullable ColumnBinding owner;
    private final ColumnBinding ownKey;
    private final RowFingerprint fingerprint;

    /**
     * @param version stands for everything that gives a cell its meaning, apart from the columns' names
     */
    ColumnMapping(String version, BoundColumns columns) {
        this(columns, new RowFingerprint(version, columns.all()));
    }

    private ColumnMapping(BoundColumns columns, RowFingerprint fingerprint) {
        this.columns = columns;
        this.owner = columns.customerReferenceId();
        this.ownKey = columns.referenceId();
        this.fingerprint = fingerprint;
    }

    @Override
    public ColumnMapping with(References references) {
        return new ColumnMapping(columns.with(references), fingerprint);
    }

    @Override
    public EntityType entity() {
        return columns.entity();
    }

    @Override
    public RecordKey key(Row row) {
        return new RecordKey(entity(), owner == null ? "" : keyCell(owner, row), keyCell(ownKey, row));
    }

    private static String keyCell(ColumnBinding column, Row row) {
        if (!row.problems().isEmpty()) {
            return "";
        }
        String text = column.text(row);
        return text.equals(ColumnBinding.CLEAR) ? "" : text;
    }

    @Override
    public RowHash hash(Row row) {
        return fingerprint.of(row);
    }

    @Override
    public Mapped map(Row row) {
        if (!row.problems().isEmpty()) {
            return new Mapped.Invalid(row.problems());
        }
        Findings findings = new Findings();
        if (owner != null) {
            owner.read(row, new LinkedHashMap<>(), findings);
        }
        Payload payload = payload(row, findings);
        RecordKey key = key(row);
        return !key.isComplete() || !findings.isEmpty()
                ? new Mapped.Invalid(findings.problems())
                : new Mapped.Valid(new EntityRecord(key, payload));
    }

    private Payload payload(Row row, Findings findings) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ColumnBinding field : columns.fields()) {
            field.read(row, values, findings);
        }
        List<Payload> addresses = columns.addresses().read(row, ownKey.text(row), findings);
        if (!addresses.isEmpty()) {
            values.put(Payload.ADDRESSES, addresses);
        }
        List<Payload> attributes = attributes(row, findings);
        if (!attributes.isEmpty()) {
            values.put(Payload.ATTRIBUTES, attributes);
        }
        return Payload.of(values);
    }

    private List<Payload> attributes(Row row, Findings findings) {
        if (columns.attributes().isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (ColumnBinding attribute : columns.attributes()) {
            attribute.read(row, byName, findings);
        }
        List<Payload> attributes = new ArrayList<>(byName.size());
        byName.forEach((name, value) -> attributes.add(Payload.attribute(name, value)));
        return attributes;
    }
}
