package dev.customersync.missing;

/**
 * How many records of one entity may be deleted unasked: more than either stops the run.
 *
 * @param records a number of records
 * @param percent a share of the records that could be missing
 */
public record MissingLimit(long records, double percent) {

    /** Whether that is too much. */
    boolean isExceededBy(long missing, long known) {
        return missing > records || missing * 100.0 > percent * known;
    }

    /** For people: {@code 50 or 5 %}. */
    @Override
    public String toString() {
        String share = percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
        return records + " or " + share + " %";
    }
}
