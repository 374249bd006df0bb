package dev.customersync.job;

import dev.customersync.missing.MissingPolicy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run was told to do. Outstanding rows are taken up whatever it reads.
 *
 * @param command the name of the command, for the run's record
 * @param customers the customers file, {@code -} for standard input; null for none
 * @param addresses the addresses file, likewise
 * @param contacts the contacts file, likewise
 * @param spoolDir where standard input is kept, so that it can be read again
 * @param mappings the mapping profiles, at most one an entity
 * @param acceptMappingChange whether a changed mapping may patch any number of records
 * @param outstandingOf the run whose outstanding rows alone are taken up; null for those of all runs
 * @param reportDir where each run gets a folder for its reports
 * @param newRun whether an unfinished run is left for good instead of gone on with
 * @param missing what is done about records that the inputs have no more
 */
public record SyncRequest(
        String command,
        @Nullable Path customers,
        @Nullable Path addresses,
        @Nullable Path contacts,
        Path spoolDir,
        List<Path> mappings,
        boolean acceptMappingChange,
        @Nullable Long outstandingOf,
        Path reportDir,
        boolean newRun,
        MissingPolicy missing) {}
