package dev.customersync.missing;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps a source that is not whole from emptying the account. */
public final class MissingGuard {
    private static final int NAMED = 10;

    private final MissingRecords records;
    private final MissingLimit limit;

    public MissingGuard(MissingRecords records, MissingLimit limit) {
        this.records = records;
        this.limit = limit;
    }

    /** Where all missing records are listed when they are too many. */
    @FunctionalInterface
    public interface Listing {
        /**
         * Lists them.
         *
         * @param source hands over the records, one by one
         * @return where they are to be found, to be added to a sentence; empty for nowhere
         */
        String write(Consumer<Consumer<MissingRecord>> source);
    }

    /**
     * Makes sure that what was read can be all there is, and that not too much of what the target holds would go.
     *
     * @param read the entities of which all rows were read, as far as their sources can tell
     * @param considered those of them whose missing records would be deleted
     * @throws SyncException {@link ErrorCode#SOURCE_INCOMPLETE} when an input was empty or a row's key could not be read,
     *     {@link ErrorCode#MISSING_LIMIT} when more than the limit would be deleted
     */
    public void check(List<EntityType> read, List<EntityType> considered, Listing listing) {
        read.forEach(this::requireWhole);
        List<Tally> tooMany = considered.stream()
                .map(this::count)
                .filter(tally -> limit.isExceededBy(tally.missing, tally.known))
                .toList();
        if (!tooMany.isEmpty()) {
            String where = listing.write(consumer -> considered.forEach(entity -> records.forEach(entity, consumer)));
            throw new SyncException(
                    ErrorCode.MISSING_LIMIT,
                    tooMany.stream().map(this::tooMany).collect(Collectors.joining("; ")) + where
                            + "; nothing was deleted");
        }
    }

    private void requireWhole(EntityType entity) {
        if (!records.hasRead(entity)) {
            throw new SyncException(
                    ErrorCode.SOURCE_INCOMPLETE,
                    "Missing " + entity.plural() + ": expected all " + entity.plural()
                            + " there are in the input, found no row; nothing was deleted");
        }
        List<Position> unreadable = records.unreadable(entity, NAMED);
        if (!unreadable.isEmpty()) {
            throw new SyncException(
                    ErrorCode.SOURCE_INCOMPLETE,
                    "Missing " + entity.plural() + ": expected a key in every row, found none that can be read in "
                            + unreadable.stream().map(Position::toString).collect(Collectors.joining(", "))
                            + (unreadable.size() == NAMED ? " and perhaps more" : "")
                            + ", so that a record may seem missing that is not; nothing was deleted");
        }
    }

    private static final class Tally {
        private final EntityType entity;
        private final List<MissingRecord> first = new ArrayList<>();
        private long missing;
        private long known;

        Tally(EntityType entity) {
            this.entity = entity;
        }

        void add(MissingRecord record) {
            missing++;
            if (first.size() < NAMED) {
                first.add(record);
            }
        }
    }

    private Tally count(EntityType entity) {
        Tally tally = new Tally(entity);
        tally.known = records.forEach(entity, tally::add);
        return tally;
    }

    private String tooMany(Tally tally) {
        String names = tally.first.stream().map(MissingRecord::toString).collect(Collectors.joining(", "));
        long others = tally.missing - tally.first.size();
        return tally.missing + " of " + tally.known + " " + tally.entity.plural()
                + " would be deleted, since the source has them no more, expected at most " + limit
                + " (sync.missing.limit): " + names + (others > 0 ? " and " + others + " more" : "");
    }
}
