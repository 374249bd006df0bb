package dev.customersync.report;

import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.Status;
import dev.customersync.run.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/** {@code report.html}: the run on one page for people. Whatever is not counted by the database is streamed through. */
final class HtmlReport {
    /** So many rows a browser holds with ease, in some megabytes; the rest is in the rejects files. */
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_FIELDS = 100;

    private final LedgerDigest digest;
    private final Runs runs;

    /** How often a field was patched. */
    record Field(String entity, String field, long rows) {}

    HtmlReport(LedgerDigest digest, Runs runs) {
        this.digest = digest;
        this.runs = runs;
    }

    /**
     * Writes the page.
     *
     * @param files the names of the other files of the report
     */
    void write(RunSummary run, List<String> files, OutputStream out) throws IOException {
        try {
            PageTemplate.load().write(out, data -> writeData(run, files, data));
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void writeData(RunSummary run, List<String> files, OutputStream data) {
        try (JsonGenerator json = ScriptSafeJson.WRITER.createGenerator(data)) {
            json.writeStartObject();
            json.writePOJOProperty("run", PageSummary.of(run));
            json.writePOJOProperty("samples", runs.samples(run.runId()));
            new PageErrors(digest, run.runId()).write(json, mayHoldRemarks(run));
            json.writePOJOProperty("changedFields", changedFields(run));
            new PageRows(digest, run).write(json, MOST_ROWS);
            json.writePOJOProperty("files", files);
            json.writeEndObject();
        }
    }

    private List<Field> changedFields(RunSummary run) {
        return run.count(Status.UPDATED) == 0
                ? List.of()
                : digest.changedFields(run.runId(), MOST_FIELDS).stream()
                        .map(count -> new Field(count.entity().plural(), count.field(), count.rows()))
                        .toList();
    }

    /** An unchanged row has nothing to be said of it, so that a run of nothing else is not read for it. */
    private static boolean mayHoldRemarks(RunSummary run) {
        return run.count(Status.ADOPTED) + run.count(Status.UPDATED) + run.count(Status.DELETE_FAILED) > 0;
    }
}
