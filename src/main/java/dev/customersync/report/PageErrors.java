package dev.customersync.report;

import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.LedgerDigest.ErrorCount;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What went wrong, grouped by error code, with what to do and some examples. */
final class PageErrors {
    private static final int EXAMPLES = 3;

    private final LedgerDigest digest;
    private final long runId;

    PageErrors(LedgerDigest digest, long runId) {
        this.digest = digest;
        this.runId = runId;
    }

    /** All that has one code. */
    record Group(String code, String title, String hint, long rows, List<Count> counts, List<Example> examples) {}

    /** How many rows of an entity ended so. */
    record Count(String entity, String status, long rows) {}

    /** One row. */
    record Example(
            String position,
            String key,
            String fields,
            @Nullable String message) {}

    /**
     * Writes errors and warnings.
     *
     * @param withRemarks whether there may be any of what succeeded, or was to be deleted
     */
    void write(JsonGenerator json, boolean withRemarks) {
        Map<Boolean, List<ErrorCount>> remarks = (withRemarks ? digest.remarks(runId) : List.<ErrorCount>of())
                .stream().collect(Collectors.partitioningBy(remark -> remark.status() == Status.DELETE_FAILED));
        List<ErrorCount> errors = new ArrayList<>(digest.rejections(runId));
        errors.addAll(remarks.getOrDefault(true, List.of()));
        json.writePOJOProperty("errors", groups(errors));
        json.writePOJOProperty("warnings", groups(remarks.getOrDefault(false, List.of())));
    }

    private List<Group> groups(List<ErrorCount> counts) {
        Map<ErrorCode, List<ErrorCount>> byCode = new LinkedHashMap<>();
        counts.forEach(count ->
                byCode.computeIfAbsent(count.code(), none -> new ArrayList<>()).add(count));
        return byCode.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> Long.compare(other.rows(), one.rows()))
                .toList();
    }

    private Group group(ErrorCode code, List<ErrorCount> counts) {
        List<Example> examples = new ArrayList<>();
        for (ErrorCount count : counts) {
            if (examples.size() < EXAMPLES) {
                digest.examples(runId, count, EXAMPLES - examples.size()).forEach(row -> examples.add(example(row)));
            }
        }
        return new Group(
                code.code(),
                code.title(),
                code.hint(),
                counts.stream().mapToLong(ErrorCount::rows).sum(),
                counts.stream()
                        .map(count ->
                                new Count(count.entity().plural(), PageSummary.name(count.status()), count.rows()))
                        .toList(),
                examples);
    }

    private static Example example(Outcome row) {
        return new Example(
                row.position().toString(),
                PageRows.key(row),
                row.failure() == null ? "" : row.failure().fields(),
                row.failure() == null ? null : row.failure().message());
    }
}
