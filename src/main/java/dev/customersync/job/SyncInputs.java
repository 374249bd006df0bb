package dev.customersync.job;

import dev.customersync.mapping.BoundMapping;
import dev.customersync.mapping.Mappings;
import dev.customersync.mapping.References;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.run.Fingerprint;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvDialect;
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
 * @param inputs customers, addresses, contacts
 * @param mappings how rows of each entity are mapped, outstanding ones too
 * @param descriptions how each file is read; one sentence each
 * @param warnings what a person should know before rows are read; one sentence each
 */
public record SyncInputs(List<SyncInput> inputs, Mappings mappings, List<String> descriptions, List<String> warnings) {

    private static final Path STANDARD_INPUT = Path.of("-");

    /**
     * Opens these files, reads their headers and takes their fingerprints.
     *
     * @throws SyncException when any of them cannot be read or has a header that does not fit; when that is true of more, the others'
     *     exceptions are its suppressed ones
     */
    public static SyncInputs open(SyncRequest request) {
        Mappings mappings = Mappings.load(request.mappings());
        List<SyncInput> inputs = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<SyncException> failures = new ArrayList<>();
        open(EntityType.CUSTOMER, request.customers(), request, mappings, inputs, warnings, failures);
        open(EntityType.ADDRESS, request.addresses(), request, mappings, inputs, warnings, failures);
        open(EntityType.CONTACT, request.contacts(), request, mappings, inputs, warnings, failures);
        if (!failures.isEmpty()) {
            SyncException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        List<String> descriptions =
                inputs.stream().map(input -> input.file().description()).toList();
        return new SyncInputs(List.copyOf(inputs), mappings, descriptions, List.copyOf(warnings));
    }

    /** These inputs, with names in their rows understood through those. */
    SyncInputs with(References references) {
        List<SyncInput> understood =
                inputs.stream().map(input -> input.with(references)).toList();
        return new SyncInputs(understood, mappings.with(references), descriptions, warnings);
    }

    private static CsvFile file(Path path, Path spoolDir, CsvDialect dialect) {
        CsvFile file = path.equals(STANDARD_INPUT) ? CsvFile.spool(System.in, spoolDir) : new CsvFile(path);
        // A rejects file is written in our own way, whatever the file was like whose rows it holds.
        return dialect.equals(CsvDialect.DETECTED) || isFedBack(file) ? file : new CsvFile(file.path(), dialect);
    }

    private static boolean isFedBack(CsvFile file) {
        try (RowReader reader = file.open()) {
            return reader.header().isFedBack();
        } catch (SyncException e) {
            return false;
        }
    }

    private static void open(
            EntityType entity,
            @Nullable Path path,
            SyncRequest request,
            Mappings mappings,
            List<SyncInput> inputs,
            List<String> warnings,
            List<SyncException> failures) {
        if (path == null) {
            return;
        }
        try {
            CsvSource file =
                    file(path, request.spoolDir(), mappings.dialect(entity)).examine();
            try (RowReader reader = file.open()) {
                BoundMapping bound = mappings.bind(entity, reader.header());
                warnings.addAll(bound.warnings());
                inputs.add(new SyncInput(file, bound.mapping(), mappings.version(entity), digest(file.path())));
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
