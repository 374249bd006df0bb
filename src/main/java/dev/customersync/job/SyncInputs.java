package dev.customersync.job;

import dev.customersync.mapping.BoundMapping;
import dev.customersync.mapping.DefaultLayout;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.run.Fingerprint;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
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
 * @param inputs customers, addresses, contacts
 * @param warnings what a person should know before rows are read; one sentence each
 */
public record SyncInputs(List<SyncInput> inputs, List<String> warnings) {

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
        open(EntityType.CUSTOMER, request.customers(), inputs, warnings, failures);
        open(EntityType.ADDRESS, request.addresses(), inputs, warnings, failures);
        open(EntityType.CONTACT, request.contacts(), inputs, warnings, failures);
        if (!failures.isEmpty()) {
            SyncException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return new SyncInputs(List.copyOf(inputs), List.copyOf(warnings));
    }

    private static void open(
            EntityType entity,
            @Nullable Path path,
            List<SyncInput> inputs,
            List<String> warnings,
            List<SyncException> failures) {
        if (path == null) {
            return;
        }
        CsvFile file = new CsvFile(path);
        try (RowReader reader = file.open()) {
            BoundMapping bound = DefaultLayout.bind(entity, reader.header());
            warnings.addAll(bound.warnings());
            inputs.add(new SyncInput(file, reader.header(), bound.mapping(), digest(path)));
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
