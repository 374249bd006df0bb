/**
 * The words that the sandbox's rooms share: a request, an answer, and the {@link dev.customersync.sandbox.wire.Platform} that
 * turns one into the other.
 */
@NullMarked
package dev.customersync.sandbox.wire;

import org.jspecify.annotations.NullMarked;
