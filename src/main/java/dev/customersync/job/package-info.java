/**
 * Strings the rooms together as Spring Batch jobs: begins or resumes a run, reads, decides, pushes, and closes the books. Begin
 * at {@link dev.customersync.job.SyncRunner}; the recipe of a chunk is {@link dev.customersync.job.ChunkWriter}.
 */
@NullMarked
package dev.customersync.job;

import org.jspecify.annotations.NullMarked;
