/**
 * Which records the target holds that a full source has no more, and whether so many may be deleted. Begin at
 * {@link dev.customersync.missing.MissingRecords}.
 */
@NullMarked
package dev.customersync.missing;

import org.jspecify.annotations.NullMarked;
