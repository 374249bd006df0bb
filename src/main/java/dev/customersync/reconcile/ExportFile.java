package dev.customersync.reconcile;

import dev.customersync.decision.Difference;
import dev.customersync.decision.FieldChange;
import dev.customersync.mapping.DefaultCells;
import dev.customersync.mapping.DefaultLayout;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.UncheckedReferences;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Cells;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exported records of one entity. Cells are written as they are, not neutralised for spreadsheets, since a sync must read what
 * the target holds. Each row is read back at once as a sync would, so that what does not survive is known. For one thread.
 */
final class ExportFile implements AutoCloseable {
    /** What a spreadsheet may run as a formula; a number is none. */
    private static final Pattern FORMULA = Pattern.compile("^(?:[=@]|[+-](?![0-9.,() /-]*$)).*", Pattern.DOTALL);

    private final EntityType entity;
    private final Path directory;
    private final Set<String> leftOut;
    private final DefaultCells layout;
    private final Header header;
    private final Mapping mapping;
    private final CsvOutput file;
    private @Nullable CsvOutput nameless;
    private final Map<ErrorCode, Long> refused = new EnumMap<>(ErrorCode.class);
    private final Set<String> alteredFields = new TreeSet<>();
    private long refusedRows;
    private long altered;
    private long formulas;

    /**
     * @param untold fields that get no column
     * @param attributes the names of all attributes
     */
    ExportFile(EntityType entity, Path directory, Set<String> untold, SortedSet<String> attributes) {
        this.entity = entity;
        this.directory = directory;
        this.leftOut = new HashSet<>(untold);
        leftOut.add(Payload.ADDRESSES);
        SortedSet<String> names = new TreeSet<>(attributes);
        // No header can hold these: its cells are trimmed.
        names.removeIf(
                name -> name.isEmpty() || !Cells.trimmed(List.of(name)).get(0).equals(name));
        this.layout = new DefaultCells(entity, untold, names);
        Path path = path(directory, entity);
        this.header = new Header(String.valueOf(path.getFileName()), layout.header(), ',');
        this.mapping = DefaultLayout.bind(entity, header).mapping().with(new UncheckedReferences());
        this.file = new CsvOutput(path, layout.header().toArray(String[]::new));
    }

    static Path path(Path directory, EntityType entity) {
        return directory.resolve(entity.plural() + ".csv");
    }

    /** Where records go that have no reference_id. */
    static Path namelessPath(Path directory, EntityType entity) {
        return directory.resolve(entity.plural() + "-without-reference_id.csv");
    }

    EntityType entity() {
        return entity;
    }

    /**
     * Writes a record.
     *
     * @param key parts of it are empty when nobody knows them
     * @param customerRemoteId empty for a customer
     * @param remoteId empty when it is not known
     */
    void write(RecordKey key, Payload payload, String customerRemoteId, String remoteId) {
        List<String> cells = layout.cells(key, payload);
        formulas +=
                cells.stream().filter(cell -> FORMULA.matcher(cell).matches()).count();
        if (key.isComplete()) {
            file.write(cells.stream());
            readBack(cells, payload);
        } else {
            nameless().write(Stream.concat(Stream.of(customerRemoteId, remoteId), cells.stream()));
        }
    }

    private CsvOutput nameless() {
        CsvOutput out = nameless;
        if (out == null) {
            List<String> columns = new ArrayList<>(List.of("_customer_remote_id", "_remote_id"));
            columns.addAll(layout.header());
            out = new CsvOutput(namelessPath(directory, entity), columns.toArray(String[]::new));
            nameless = out;
        }
        return out;
    }

    private void readBack(List<String> cells, Payload payload) {
        Mapped mapped = mapping.map(
                new Row(new Position(header.source(), file.rows()), header, Cells.trimmed(cells), List.of()));
        if (mapped instanceof Mapped.Valid valid) {
            List<FieldChange> lost = Difference.between(valid.record().payload(), payload.without(leftOut))
                    .changes();
            altered += lost.isEmpty() ? 0 : 1;
            lost.forEach(change -> alteredFields.add(change.path()));
        } else {
            refusedRows++;
            ((Mapped.Invalid) mapped)
                    .problems().stream()
                            .map(Problem::code)
                            .distinct()
                            .forEach(code -> refused.merge(code, 1L, Long::sum));
        }
    }

    /**
     * Gives the files their names; a file of records without reference_id that an earlier export left goes when there are none now.
     *
     * @param inactive how many records are inactive
     * @param sharing how many share their reference_id with another one
     */
    ExportResult.Written finish(long inactive, long sharing) {
        Path namelessPath = namelessPath(directory, entity);
        CsvOutput out = nameless;
        try {
            if (out == null) {
                Files.deleteIfExists(namelessPath);
            } else {
                out.finish();
            }
        } catch (IOException e) {
            throw CsvOutput.notWritable(namelessPath, e);
        }
        Set<String> untold = new TreeSet<>(leftOut);
        untold.remove(Payload.ADDRESSES);
        return new ExportResult.Written(
                entity,
                file.finish(),
                file.rows(),
                out == null ? null : namelessPath,
                out == null ? 0 : out.rows(),
                List.copyOf(untold),
                refusedRows,
                Map.copyOf(refused),
                altered,
                List.copyOf(alteredFields),
                formulas,
                inactive,
                sharing);
    }

    /** Leaves nothing behind of files that were not finished. */
    @Override
    public void close() {
        file.close();
        if (nameless != null) {
            nameless.close();
        }
    }
}
