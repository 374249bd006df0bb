package dev.customersync.report;

import dev.customersync.outcome.Failure;
import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The rows that somebody has to look at, each an array, without ever holding them. */
final class PageRows {
    private final LedgerDigest digest;
    private final RunSummary run;
    private int left;

    PageRows(LedgerDigest digest, RunSummary run) {
        this.digest = digest;
        this.run = run;
    }

    /** Writes the first of them: customers, then addresses, then contacts. */
    void write(JsonGenerator json, int limit) {
        left = limit;
        json.writeNumberProperty("rowsToMend", rejected());
        json.writeArrayPropertyStart("rows");
        for (Map.Entry<EntityType, EntityCounts> entity : run.entities().entrySet()) {
            if (left > 0 && rejected(entity.getValue()) > 0) {
                digest.forEachRejected(run.runId(), entity.getKey(), left, row -> write(json, row));
            }
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Outcome row) {
        Failure failure = row.failure();
        json.writeStartArray();
        json.writeString(row.entity().plural());
        json.writeString(PageSummary.name(row.status()));
        json.writeString(failure == null ? "" : failure.code().code());
        json.writeString(row.position().source());
        json.writeNumber(row.position().line());
        json.writeString(key(row));
        json.writeString(failure == null ? "" : failure.fields());
        json.writeString(failure == null ? "" : failure.message());
        json.writePOJO(row.httpStatus());
        json.writeEndArray();
        left--;
    }

    private long rejected() {
        return run.entities().values().stream().mapToLong(PageRows::rejected).sum();
    }

    private static long rejected(EntityCounts counts) {
        return Arrays.stream(Status.values())
                .filter(Status::isRejected)
                .mapToLong(counts::of)
                .sum();
    }

    /** What people know the record by. */
    static String key(Outcome row) {
        return row.customerReferenceId().isEmpty()
                ? row.referenceId()
                : row.customerReferenceId() + " / " + row.referenceId();
    }
}
