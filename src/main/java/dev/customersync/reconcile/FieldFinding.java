package dev.customersync.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * One value on which not all agree.
 *
 * @param path where it stands: {@code phone}, {@code addresses[C-100-billing].city}
 * @param edited whether target and last sending differ
 * @param ahead whether source and last sending differ, or source and target when nothing was ever sent
 * @param atTarget null when the target holds nothing there
 * @param lastSent null when nothing was sent, or that it be cleared
 * @param inSource null when the source says the same as was last sent, or that it be cleared, or nothing
 */
record FieldFinding(
        String path,
        boolean edited,
        boolean ahead,
        @Nullable Object atTarget,
        @Nullable Object lastSent,
        @Nullable Object inSource) {}
