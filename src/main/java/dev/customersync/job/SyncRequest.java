package dev.customersync.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a sync was told to do.
 *
 * @param customers the customers file; null for none
 * @param contacts the contacts file; null for none
 * @param reportDir where each run gets a folder for its reports
 * @param newRun whether an unfinished run of the same inputs is left instead of gone on with
 */
public record SyncRequest(
        @Nullable Path customers, @Nullable Path contacts, Path reportDir, boolean newRun) {}
