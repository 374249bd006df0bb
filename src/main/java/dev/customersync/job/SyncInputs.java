package dev.customersync.job;

import dev.customersync.mapping.BoundMapping;
import dev.customersync.mapping.DefaultLayout;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.run.Fingerprint;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
import dev.customersync.source.csv.CsvSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a run, found sound as far as their headers tell.
 *
 * @param inputs customers before contacts
 * @param descriptions how each file is read; one sentence each
 * @param warnings what a person should know before rows are read; one sentence each
 */
public record SyncInputs(List<SyncInput> inputs, List<String> descriptions, List<String> warnings) {

    private static final Path STANDARD_INPUT = Path.of("-");

    /**
     * Opens these files, reads their headers and takes their fingerprints.
     *
     * @throws SyncException when any of them cannot be read or has a header that does not fit; when that is true of more, the others'
     *     exceptions are its suppressed ones
     */
    public static SyncInputs open(SyncRequest request) {
        List<SyncInput> inputs = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<SyncException> failures = new ArrayList<>();
        open(EntityType.CUSTOMER, file(request.customers(), request), inputs, warnings, failures);
        open(EntityType.CONTACT, file(request.contacts(), request), inputs, warnings, failures);
        if (!failures.isEmpty()) {
            SyncException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        List<String> descriptions =
                inputs.stream().map(input -> input.file().description()).toList();
        return new SyncInputs(List.copyOf(inputs), descriptions, List.copyOf(warnings));
    }

    private static @Nullable CsvFile file(@Nullable Path path, SyncRequest request) {
        if (path == null) {
            return null;
        }
        return path.equals(STANDARD_INPUT) ? CsvFile.spool(System.in, request.spoolDir()) : new CsvFile(path);
    }

    private static void open(
            EntityType entity,
            @Nullable CsvFile csv,
            List<SyncInput> inputs,
            List<String> warnings,
            List<SyncException> failures) {
        if (csv == null) {
            return;
        }
        try {
            CsvSource file = csv.examine();
            try (RowReader reader = file.open()) {
                BoundMapping bound = DefaultLayout.bind(entity, reader.header());
                warnings.addAll(bound.warnings());
                inputs.add(new SyncInput(file, bound.mapping(), digest(csv.path())));
            }
        } catch (SyncException e) {
            failures.add(e);
        }
    }

    private static String digest(Path path) {
        MessageDigest digest = Fingerprint.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE, path + " cannot be read to its end: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
