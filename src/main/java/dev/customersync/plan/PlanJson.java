package dev.customersync.plan;

import dev.customersync.outcome.Failure;
import dev.customersync.record.EntityType;
import dev.customersync.run.RunInput;
import dev.customersync.source.Position;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan for machines: one JSON object, as {@code plan.schema.json} describes it, a line for each record. It is whole only when the
 * command ends with exit code 0 or 4.
 */
public final class PlanJson implements PlanView {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter out;
    private boolean begun;

    public PlanJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(PlannedRecord record) {
        begin();
        out.print(JSON.writeValueAsString(fields(record)));
    }

    private void begin() {
        out.print(begun ? ",\n" : "{\"version\": 1, \"records\": [\n");
        begun = true;
    }

    private static Map<String, @Nullable Object> fields(PlannedRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("action", record.action().label());
        fields.put("entity", record.key().entity().label());
        if (record.key().entity() != EntityType.CUSTOMER) {
            fields.put("customer_reference_id", record.key().customerReferenceId());
        }
        fields.put("reference_id", record.key().referenceId());
        Position position = record.position();
        if (position != null) {
            fields.put("source", position.source());
            fields.put("line", position.line());
        }
        if (record.remoteId() != null) {
            fields.put("remote_id", record.remoteId());
        }
        if (!record.changes().isEmpty()) {
            fields.put("changes", changes(record));
        }
        Failure failure = record.failure();
        if (failure != null) {
            fields.put("error_code", failure.code().code());
            fields.put("error_field", failure.fields());
            fields.put("message", failure.message());
            fields.put("hint", failure.code().hint());
        }
        return fields;
    }

    private static List<Map<String, @Nullable Object>> changes(PlannedRecord record) {
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        record.changes().forEach(change -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("field", change.path());
            fields.put("before", change.before());
            fields.put("after", change.after());
            changes.add(fields);
        });
        return changes;
    }

    @Override
    public void end(PlanSummary summary) {
        if (!begun) {
            out.print("{\"version\": 1, \"records\": [");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target", summary.target());
        fields.put("feed", summary.feed());
        fields.put("inputs", summary.inputs().stream().map(PlanJson::fields).toList());
        fields.put("offline", summary.offline());
        fields.put("entities", entities(summary));
        fields.put("warnings", summary.warnings());
        fields.put("requests", summary.requests());
        fields.put("sound", summary.isSound());
        // The rest of the object that was begun.
        out.println("],\n" + JSON.writeValueAsString(fields).substring(1));
        out.flush();
    }

    private static Map<String, String> fields(RunInput input) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", input.kind());
        fields.put("location", input.location());
        fields.put("sha256", input.digest());
        return fields;
    }

    private static Map<String, Map<String, Long>> entities(PlanSummary summary) {
        Map<String, Map<String, Long>> entities = new LinkedHashMap<>();
        summary.entities().forEach((entity, counts) -> {
            Map<String, Long> numbers = new LinkedHashMap<>();
            numbers.put("read", counts.read());
            for (PlanAction action : PlanAction.values()) {
                numbers.put(action.label(), counts.of(action));
            }
            numbers.put("shown", counts.shown());
            entities.put(entity.plural(), numbers);
        });
        return entities;
    }
}
