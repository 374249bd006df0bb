package dev.customersync.job;

import dev.customersync.missing.MissingPolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run was told to do. Outstanding rows are taken up whatever it reads.
 *
 * @param command the name of the command, for the run's record
 * @param inputs what is to be read
 * @param acceptMappingChange whether a changed mapping may patch any number of records
 * @param outstandingOf the run whose outstanding rows alone are taken up; null for those of all runs
 * @param reportDir where each run gets a folder for its reports
 * @param newRun whether an unfinished run is left for good instead of gone on with
 * @param missing what is done about records that the inputs have no more
 */
public record SyncRequest(
        String command,
        InputSelection inputs,
        boolean acceptMappingChange,
        @Nullable Long outstandingOf,
        Path reportDir,
        boolean newRun,
        MissingPolicy missing) {}
