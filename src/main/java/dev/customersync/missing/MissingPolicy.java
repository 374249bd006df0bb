package dev.customersync.missing;

/**
 * What is done about records that the source has no more.
 *
 * @param delete whether they are deleted; it says that the inputs given are full exports
 * @param includeAdopted whether also those that the target held before us
 */
public record MissingPolicy(boolean delete, boolean includeAdopted) {
    /** They are left alone, since what is not in the inputs has not changed. */
    public static final MissingPolicy IGNORE = new MissingPolicy(false, false);
}
