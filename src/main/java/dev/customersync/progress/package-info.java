/**
 * How long work tells how far it is, without knowing who shows it. Begin at {@link dev.customersync.progress.Progress}.
 */
@NullMarked
package dev.customersync.progress;

import org.jspecify.annotations.NullMarked;
