/**
 * How the log is written: as text or as JSON, with the run in every line. Begin at {@link dev.customersync.log.LogFormat}.
 */
@NullMarked
package dev.customersync.log;

import org.jspecify.annotations.NullMarked;
