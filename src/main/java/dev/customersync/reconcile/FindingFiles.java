package dev.customersync.reconcile;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.Payload;
import dev.customersync.source.FormulaGuard;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code findings.csv}, a line a record, {@code differences.csv}, a line a field on which not all agree, both in one as
 * {@code findings.jsonl} for programs, and at last {@code summary.json}. The CSV files are for people, so cells that a spreadsheet would run as
 * a formula are neutralised. All appear when they are whole.
 */
final class FindingFiles implements AutoCloseable {
    private static final String[] FINDINGS = {
        "entity",
        "customer_reference_id",
        "reference_id",
        "remote_id",
        "finding",
        "edited_fields",
        "changed_fields",
        "source",
        "feed",
        "active",
        "message"
    };
    private static final String[] DIFFERENCES = {
        "entity",
        "customer_reference_id",
        "reference_id",
        "remote_id",
        "finding",
        "field",
        "at_target",
        "last_sent",
        "in_source"
    };
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final CsvOutput findings;
    private final CsvOutput differences;
    private final JsonLinesOutput lines;

    /**
     * Begins the files.
     *
     * @param folder is made when it does not exist
     * @throws SyncException ({@link ErrorCode#FILE_NOT_WRITABLE}) when they cannot be written, here and further on
     */
    FindingFiles(Path folder) {
        this.folder = folder;
        this.findings = new CsvOutput(folder.resolve("findings.csv"), FINDINGS);
        this.differences = new CsvOutput(folder.resolve("differences.csv"), DIFFERENCES);
        this.lines = new JsonLinesOutput(folder.resolve("findings.jsonl"));
    }

    void add(RecordFinding finding) {
        lines.write(json(finding));
        List<String> head = List.of(
                finding.key().entity().label(),
                finding.key().customerReferenceId(),
                finding.key().referenceId(),
                text(finding.remoteId()),
                finding.finding().name());
        write(
                findings,
                Stream.concat(
                        head.stream(),
                        Stream.of(
                                finding.editedFields(),
                                finding.changedFields(),
                                text(finding.source()),
                                text(finding.feed()),
                                text(finding.active()),
                                finding.message())));
        for (FieldFinding field : finding.fields()) {
            write(
                    differences,
                    Stream.concat(
                            head.stream(),
                            Stream.of(
                                    field.path(),
                                    text(field.atTarget()),
                                    text(field.lastSent()),
                                    text(field.inSource()))));
        }
    }

    private static Map<String, @Nullable Object> json(RecordFinding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("entity", finding.key().entity().label());
        json.put("customer_reference_id", finding.key().customerReferenceId());
        json.put("reference_id", finding.key().referenceId());
        json.put("remote_id", finding.remoteId());
        json.put("finding", finding.finding().name());
        json.put("source", finding.source());
        json.put("feed", finding.feed());
        json.put("active", finding.active());
        json.put("message", finding.message());
        json.put("fields", finding.fields().stream().map(FindingFiles::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(FieldFinding field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", field.path());
        json.put("edited", field.edited());
        json.put("changed", field.ahead());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("at_target", field.atTarget());
        values.put("last_sent", field.lastSent());
        values.put("in_source", field.inSource());
        json.putAll(Payload.of(values).toMap());
        return json;
    }

    private static void write(CsvOutput out, Stream<String> cells) {
        out.write(cells.map(FormulaGuard::neutralise));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
        } else if (value instanceof Payload payload) {
            return JSON.writeValueAsString(payload);
        }
        return value.toString();
    }

    /**
     * Finishes all files.
     *
     * @return them, the summary last
     */
    List<Path> finish(Map<String, @Nullable Object> summary) {
        List<Path> files = new ArrayList<>(List.of(findings.finish(), differences.finish(), lines.finish()));
        Path path = folder.resolve("summary.json");
        try {
            Path part = path.resolveSibling("summary.json.part");
            Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
            files.add(Files.move(part, path, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            throw CsvOutput.notWritable(path, e);
        }
        return files;
    }

    /** Leaves nothing behind when the files were not finished. */
    @Override
    public void close() {
        findings.close();
        differences.close();
        lines.close();
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException finished) {
            // As it should be.
        } catch (IOException e) {
            throw CsvOutput.notWritable(folder, e);
        }
    }
}
