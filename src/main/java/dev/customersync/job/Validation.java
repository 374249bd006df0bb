package dev.customersync.job;

import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.UncheckedReferences;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.ReferenceKind;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads and maps inputs as a run does, without a database and without the target. */
public final class Validation {
    private final BiConsumer<String, List<Problem>> findings;
    private final UncheckedReferences references = new UncheckedReferences();

    /**
     * @param findings told where each row is that is not sound, with all its problems
     */
    public Validation(BiConsumer<String, List<Problem>> findings) {
        this.findings = findings;
    }

    /**
     * What an input came to.
     *
     * @param rows how many were read
     * @param unsound how many of them are invalid or repeat a key
     */
    public record Tally(EntityType entity, long rows, long unsound) {}

    /** Reads one input from its beginning to its end, in memory that grows by some bytes a row. */
    public Tally of(SyncInput input) {
        Mapping mapping = input.mapping().with(references);
        KeyLines seen = new KeyLines();
        long rows = 0;
        long unsound = 0;
        try (RowReader reader = input.open()) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows++;
                List<Problem> problems = problems(mapping, row, seen);
                if (!problems.isEmpty()) {
                    unsound++;
                    findings.accept(place(row, mapping), problems);
                }
            }
        }
        return new Tally(input.entity(), rows, unsound);
    }

    /** How often so far a row named something of that kind, which the target alone could check. */
    public long unchecked(ReferenceKind kind) {
        return references.count(kind);
    }

    /** A row of a table is found by its key. */
    private static String place(Row row, Mapping mapping) {
        RecordKey key = mapping.key(row);
        return row.position().isInFile() || !key.isComplete()
                ? row.position().toString()
                : row.position() + " (" + key + ")";
    }

    private static List<Problem> problems(Mapping mapping, Row row, KeyLines seen) {
        if (mapping.map(row) instanceof Mapped.Invalid invalid) {
            return invalid.problems();
        }
        RecordKey key = mapping.key(row);
        long first = seen.putIfAbsent(key, row.position().line());
        return first < 0
                ? List.of()
                : List.of(new Problem(
                        ErrorCode.DUPLICATE,
                        "reference_id",
                        "reference_id: " + key + " was already given in "
                                + new Position(row.position().source(), first)));
    }
}
