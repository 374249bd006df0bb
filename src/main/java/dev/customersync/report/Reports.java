package dev.customersync.report;

import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.LedgerReports;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.run.Runs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a run's report files. For one thread. */
public final class Reports {
    private static final DateTimeFormatter FOLDER_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final LedgerReports ledger;
    private final LedgerDigest digest;
    private final HtmlReport page;

    public Reports(LedgerReports ledger, LedgerDigest digest, Runs runs) {
        this.ledger = ledger;
        this.digest = digest;
        this.page = new HtmlReport(digest, runs);
    }

    /** The errors that the most rows of a run ended with, the commonest first. */
    public List<ErrorTotal> commonestErrors(long runId, int limit) {
        Map<ErrorCode, Long> rows = digest.rejections(runId).stream()
                .collect(Collectors.groupingBy(
                        LedgerDigest.ErrorCount::code, Collectors.summingLong(LedgerDigest.ErrorCount::rows)));
        return rows.entrySet().stream()
                .map(total -> new ErrorTotal(total.getKey(), total.getValue()))
                .sorted(Comparator.comparing(ErrorTotal::rows).reversed().thenComparing(ErrorTotal::code))
                .limit(limit)
                .toList();
    }

    /** What the file with an entity's rejected rows is called. */
    public static String rejectsName(EntityType entity) {
        return entity.plural() + "-rejects.csv";
    }

    /** The folder of a run's reports: named so that folders sort by time. */
    public static Path folder(Path reportDir, long runId, Instant startedAt) {
        return folder(reportDir, String.valueOf(runId), startedAt);
    }

    /** The folder of the reports of something else than a run, likewise. */
    public static Path folder(Path reportDir, String what, Instant startedAt) {
        return reportDir.resolve(FOLDER_TIME.format(startedAt) + "-" + what);
    }

    /**
     * Writes {@code outcomes.csv}, for each entity that has any the rejected rows, {@code summary.json} and {@code report.html}.
     * Each file appears whole or not at all; one of an earlier execution is replaced.
     *
     * @param folder is made when it does not exist
     * @return the files, the page first, the summary last
     * @throws SyncException ({@link ErrorCode#REPORT_NOT_WRITABLE}) when a file cannot be written
     */
    public List<Path> write(RunSummary run, Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            files.add(file(folder.resolve("outcomes.csv"), out -> ledger.writeCsv(run.runId(), out)));
            for (EntityType entity : EntityType.values()) {
                writeRejects(run, entity, folder, files);
            }
            files.add(file(folder.resolve("summary.json"), out -> out.write(SummaryJson.of(run))));
            List<String> names = files.stream()
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
            files.add(0, file(folder.resolve("report.html"), out -> page.write(run, names, out)));
        } catch (IOException | UncheckedIOException e) {
            throw new SyncException(
                    ErrorCode.REPORT_NOT_WRITABLE,
                    "Expected to write the reports of run " + run.runId() + " into " + folder.toAbsolutePath()
                            + ", found: " + e.getMessage(),
                    e);
        }
        return files;
    }

    private void writeRejects(RunSummary run, EntityType entity, Path folder, List<Path> files) throws IOException {
        RejectsCsv rejects = new RejectsCsv(ledger, run.runId(), entity);
        Path path = folder.resolve(rejectsName(entity));
        if (rejects.isEmpty()) {
            Files.deleteIfExists(path);
        } else {
            files.add(file(path, rejects::write));
        }
    }

    /** What a file holds. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static Path file(Path path, Content content) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            content.writeTo(out);
        }
        return Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
