package dev.customersync.mapping;

import dev.customersync.mapping.References.Resolution;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.ReferenceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads a cell that refers to something at the target, by its id or by a name.
 *
 * @param isName whether a text can be a name at all, so that no one is asked about what cannot
 */
record ReferenceReader(ReferenceKind kind, Predicate<String> isName, References references) implements CellReader {
    private static final String LIST_DELIMITER = ";";

    static final ReferenceReader PRICE_LIST =
            new ReferenceReader(ReferenceKind.PRICE_LIST, name -> true, References.NONE);
    // Sound addresses only would be too strict: the target may well hold one of an internal network.
    static final ReferenceReader SALES_REP =
            new ReferenceReader(ReferenceKind.SALES_REP, name -> name.indexOf('@') > 0, References.NONE);

    @Override
    public ReferenceReader with(References known) {
        return new ReferenceReader(kind, isName, known);
    }

    /** The id that the cell gives or means. */
    @Override
    public Reading read(String cell) {
        if (CellReaders.isUuid(cell)) {
            return new Reading.Value(cell);
        }
        if (!isName.test(cell)) {
            return CellReaders.wrong(ErrorCode.UUID, "the " + kind.givenBy() + " of a " + kind.label(), cell);
        }
        Resolution resolution = references.resolve(kind, cell);
        if (resolution instanceof Resolution.Found found) {
            return new Reading.Value(found.remoteId());
        } else if (resolution instanceof Resolution.Ambiguous ambiguous) {
            return new Reading.Wrong(
                    ErrorCode.REFERENCE_AMBIGUOUS,
                    "what only one active " + kind.label() + " is called",
                    Excerpt.of(cell) + ", as which " + String.join(" and ", ambiguous.remoteIds()) + " are known");
        }
        return CellReaders.wrong(
                ErrorCode.REFERENCE_UNKNOWN,
                "the " + kind.givenBy() + " of an active " + kind.label() + near((Resolution.Unknown) resolution),
                cell);
    }

    private static String near(Resolution.Unknown unknown) {
        return unknown.nearest().isEmpty()
                ? ""
                : unknown.nearest().stream().map(Excerpt::of).collect(Collectors.joining(" or ", ", perhaps ", ""));
    }

    /** This reader for each part of a cell, without blank ones. */
    CellReader ofList() {
        return new OfList(this);
    }

    private record OfList(ReferenceReader one) implements CellReader {

        @Override
        public OfList with(References known) {
            return new OfList(one.with(known));
        }

        @Override
        public Reading read(String cell) {
            Set<Object> ids = new LinkedHashSet<>();
            for (String part : cell.split(LIST_DELIMITER, -1)) {
                Reading reading = part.isBlank() ? null : one.read(part.strip());
                if (reading instanceof Reading.Value value) {
                    ids.add(value.value());
                } else if (reading != null) {
                    return reading;
                }
            }
            return ids.isEmpty()
                    ? CellReaders.wrong(
                            ErrorCode.UUID,
                            "the " + one.kind().givenBy() + " of each "
                                    + one.kind().label() + ", separated by " + LIST_DELIMITER,
                            cell)
                    : new Reading.Value(List.copyOf(ids));
        }
    }
}
