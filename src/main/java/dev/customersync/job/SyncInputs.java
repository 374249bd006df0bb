package dev.customersync.job;

import dev.customersync.mapping.Mappings;
import dev.customersync.mapping.References;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvDialect;
import dev.customersync.source.csv.CsvFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The inputs of a run, found sound as far as their headers tell.
 *
 * @param inputs customers, addresses, contacts
 * @param mappings how rows of each entity are mapped, outstanding ones too
 * @param warnings what a person should know before rows are read; one sentence each
 */
public record SyncInputs(List<SyncInput> inputs, Mappings mappings, List<String> warnings) {

    private static final Path STANDARD_INPUT = Path.of("-");

    /**
     * Opens the files that are selected, reads their headers and takes their fingerprints.
     *
     * @throws SyncException when any of them cannot be read or has a header that does not fit; when that is true of more, the others'
     *     exceptions are its suppressed ones
     */
    public static SyncInputs open(InputSelection selection) {
        Mappings mappings = Mappings.load(selection.mappings());
        InputBinding binding = new InputBinding(mappings, selection.limit());
        for (EntityType entity : EntityType.values()) {
            Path path = selection.files().get(entity);
            if (path != null) {
                binding.add(entity, () -> file(path, selection.spoolDir(), mappings.dialect(entity))
                        .examine());
            }
        }
        return binding.result();
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

    /** How each source is read; one sentence each. */
    public List<String> descriptions() {
        return inputs.stream().map(input -> input.source().description()).toList();
    }

    /**
     * Whether every row of that entity that its source holds is read, so that a record without a row is known to be gone from it: neither
     * only what changed, nor the first rows only, nor rejects of another run. False when no input of that entity is given. To be asked when
     * the inputs have been read: only then it is certain. Whether a file is a complete export its giver has to say.
     */
    public boolean isFull(EntityType entity) {
        List<SyncInput> ofEntity =
                inputs.stream().filter(input -> input.entity() == entity).toList();
        return !ofEntity.isEmpty()
                && ofEntity.stream().allMatch(input -> input.source().isFull());
    }

    /** These inputs, with names in their rows understood through those. */
    SyncInputs with(References references) {
        List<SyncInput> understood =
                inputs.stream().map(input -> input.with(references)).toList();
        return new SyncInputs(understood, mappings.with(references), warnings);
    }
}
