/**
 * What can be wrong and what to do about it: {@link dev.customersync.problem.ErrorCode} is the catalogue,
 * {@link dev.customersync.problem.Problem} one finding.
 */
@NullMarked
package dev.customersync.problem;

import org.jspecify.annotations.NullMarked;
