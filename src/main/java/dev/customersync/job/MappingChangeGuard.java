package dev.customersync.job;

import dev.customersync.decision.Difference;
import dev.customersync.decision.FieldChange;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.state.MappingVersions;
import dev.customersync.state.StateStatus;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps a changed mapping from patching half the account unasked. A mapping is part of every row's hash, so a changed one makes
 * every row be mapped and compared again; how many would really differ is counted first, without asking the target for
 * anything but what names in the rows mean.
 */
final class MappingChangeGuard {
    private static final int FIELDS_NAMED = 5;

    private final SyncStates states;
    private final MappingVersions versions;
    private final Target target;
    private final SyncSettings.MappingChangeLimit limit;
    private final int chunkSize;

    MappingChangeGuard(
            SyncStates states,
            MappingVersions versions,
            Target target,
            SyncSettings.MappingChangeLimit limit,
            int chunkSize) {
        this.states = states;
        this.versions = versions;
        this.target = target;
        this.limit = limit;
        this.chunkSize = chunkSize;
    }

    /**
     * Counts, for each input whose mapping is another than the last time.
     *
     * @throws SyncException ({@link ErrorCode#MAPPING_CHANGED}) when more records than the limit would be patched
     */
    void check(List<SyncInput> inputs) {
        for (SyncInput input : inputs) {
            String now = version(input);
            if (!versions.of(input.entity()).orElse(now).equals(now)) {
                Count count = count(input);
                if (count.patches > limit.rows() && count.patches * 100.0 > limit.percent() * count.rows) {
                    throw new SyncException(ErrorCode.MAPPING_CHANGED, message(input, count));
                }
            }
        }
    }

    /** Notes that all rows of these inputs were synchronised by their mappings. */
    void remember(List<SyncInput> inputs) {
        inputs.forEach(input -> versions.save(input.entity(), version(input)));
    }

    /** What the target has a place for is a part of what rows mean. */
    private String version(SyncInput input) {
        String fitting = target.fittingVersion();
        return input.mappingVersion() + (fitting.isEmpty() ? "" : " for " + fitting);
    }

    private String message(SyncInput input, Count count) {
        String fields = count.fields.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(FIELDS_NAMED)
                .map(field -> field.getKey() + " (" + field.getValue() + ")")
                .collect(Collectors.joining(", "));
        return "The mapping of " + input.entity().plural() + " has changed: " + count.patches + " of " + count.rows
                + " rows would be patched, expected at most " + limit.rows() + " or " + limit.percent()
                + " % (sync.mapping-change-limit); fields: " + fields + "; nothing was sent";
    }

    private Count count(SyncInput input) {
        Count count = new Count();
        Mapping mapping = new FittedMapping(input.mapping(), target, (entity, fields) -> {});
        try (RowReader reader = input.open()) {
            List<Row> chunk = new ArrayList<>();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                chunk.add(row);
                if (chunk.size() == chunkSize) {
                    count(chunk, mapping, count);
                    chunk.clear();
                }
            }
            count(chunk, mapping, count);
        }
        return count;
    }

    private void count(List<Row> chunk, Mapping mapping, Count count) {
        Map<RecordKey, Row> byKey = new LinkedHashMap<>();
        chunk.forEach(row -> byKey.putIfAbsent(mapping.key(row), row));
        byKey.keySet().removeIf(key -> !key.isComplete());
        Map<RecordKey, RowHash> hashes = new LinkedHashMap<>();
        byKey.forEach((key, row) -> hashes.put(key, mapping.hash(row)));
        Map<RecordKey, SyncState> known = states.find(hashes);
        count.rows += chunk.size();
        byKey.forEach((key, row) -> {
            SyncState state = known.get(key);
            if (state != null
                    && state.status() == StateStatus.SYNCED
                    && !Objects.equals(hashes.get(key), state.rowHash())
                    && mapping.map(row) instanceof Mapped.Valid valid) {
                count.add(
                        Difference.between(state.payload().get(), valid.record().payload()));
            }
        });
    }

    /** What was counted so far. */
    private static final class Count {
        private long rows;
        private long patches;
        private final Map<String, Long> fields = new TreeMap<>(Comparator.naturalOrder());

        void add(Difference difference) {
            if (!difference.isEmpty()) {
                patches++;
                difference.changes().stream()
                        .map(FieldChange::path)
                        .map(path -> path.replaceAll("\\[[^]]*]", ""))
                        .distinct()
                        .forEach(field -> fields.merge(field, 1L, Long::sum));
            }
        }
    }
}
