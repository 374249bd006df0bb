package dev.customersync.run;

/**
 * One thing that a run reads.
 *
 * @param kind what its rows are, such as {@code customers}
 * @param location the file's path, or the table
 * @param digest SHA-256 of its content in hex; empty for what may hold other rows when it is read again, as a table may
 */
public record RunInput(String kind, String location, String digest) {

    /** Whether the rows are the same, in the same places, when it is read again, so that a run can go on in it. */
    public boolean isRepeatable() {
        return !digest.isEmpty();
    }
}
