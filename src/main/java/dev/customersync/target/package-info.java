/**
 * The port that a platform's adapter implements. Begin at {@link dev.customersync.target.Target}.
 */
@NullMarked
package dev.customersync.target;

import org.jspecify.annotations.NullMarked;
